"""Who gave a task says what is missing."""

from tests.office import Office
from tests.work.refusing import refused
from tests.work.test_confirm_task import answered


def test_the_owner_goes_on(office: Office) -> None:
    task = answered(office)
    refused(office, "task.own_result", "send_back_task", "parts_manager", task=task.pk, reason="缺照片")
    office.run("send_back_task", "general_manager", task=task.pk, reason="缺照片")
    task.refresh_from_db()
    assert task.state == "open"
    office.run("finish_task", "parts_manager", task=task.pk, result="照片已补")
    office.run("confirm_task", "general_manager", task=task.pk)
