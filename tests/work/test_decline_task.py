"""The owner, or the department that was asked, says no."""

from chehang.core.inbox import open_items
from tests.office import Office
from tests.work.refusing import refused


def test_a_reason_goes_back_to_who_gave_it(office: Office) -> None:
    task = office.task(owner="parts_manager", giver="general_manager", temporary=True)
    refused(office, "task.not_yours", "decline_task", "keeper", task=task.pk, reason="没空")
    office.run("decline_task", "parts_manager", task=task.pk, reason="本周盘点")
    assert open_items(office.who("general_manager")).get().params["reason"] == "本周盘点"
    task.refresh_from_db()
    assert task.state == "declined"


def test_a_request_is_declined_by_the_manager_only(office: Office) -> None:
    task = office.asked()
    refused(office, "work.not_your_department", "decline_task", "keeper", task=task.pk, reason="不归我们")
    office.run("decline_task", "parts_manager", task=task.pk, reason="应由市场部办")
    task.refresh_from_db()
    assert (task.state, task.owner_id) == ("declined", None)


def test_what_was_simply_assigned_is_not_declined(office: Office) -> None:
    refused(office, "state.wrong", "decline_task", "keeper", task=office.task().pk, reason="没空")
