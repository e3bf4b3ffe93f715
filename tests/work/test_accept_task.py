"""The owner of a task from above says yes."""

from chehang.core.inbox import open_items
from tests.office import Office
from tests.work.refusing import refused


def test_who_gave_it_is_told(office: Office) -> None:
    task = office.task(owner="parts_manager", giver="general_manager", temporary=True)
    refused(office, "task.not_yours", "accept_task", "keeper", task=task.pk)
    office.run("accept_task", "parts_manager", task=task.pk)
    task.refresh_from_db()
    assert task.state == "open"
    assert open_items(office.who("general_manager")).get().params["number"] == task.number
    refused(office, "state.wrong", "accept_task", "parts_manager", task=task.pk)
