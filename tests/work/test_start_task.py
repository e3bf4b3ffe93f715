"""The owner begins."""

from tests.office import Office
from tests.work.refusing import refused


def test_it_is_under_way(office: Office) -> None:
    task = office.task()
    refused(office, "task.not_yours", "start_task", "parts_manager", task=task.pk)
    office.run("start_task", "keeper", task=task.pk)
    task.refresh_from_db()
    assert task.state == "doing"
    refused(office, "state.wrong", "start_task", "keeper", task=task.pk)
