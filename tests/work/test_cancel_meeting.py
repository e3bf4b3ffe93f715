"""A meeting is called off by who called it."""

from chehang.core.inbox import open_items
from tests.office import Office
from tests.work.refusing import refused


def test_the_members_are_told(office: Office) -> None:
    meeting = office.meeting()
    office.run("cancel_meeting", "parts_manager", meeting=meeting.pk, reason="人员外出")
    meeting.refresh_from_db()
    assert meeting.state == "cancelled"
    assert any(i.params.get("reason") == "人员外出" for i in open_items(office.who("keeper")))
    refused(office, "state.wrong", "cancel_meeting", "parts_manager", meeting=meeting.pk, reason="再取消")


def test_not_by_another_department(office: Office) -> None:
    meeting = office.meeting()
    refused(office, "meeting.not_yours", "cancel_meeting", "sales_manager", meeting=meeting.pk, reason="不想开")
    office.run("cancel_meeting", "general_manager", meeting=meeting.pk, reason="总经理取消")
