"""A manager calls colleagues to a meeting."""

from chehang.core.inbox import open_items
from chehang.work.models import Meeting
from tests.office import Office
from tests.work.refusing import refused


def data(office: Office, **also: object) -> dict[str, object]:
    return {
        "title": "周例会", "kind": "department", "day": office.day(1), "time": "09:00", "agenda": "本周工作",
        "members": [{"employee": office.id("keeper")}], **also,
    }  # fmt: skip


def test_the_members_are_told(office: Office) -> None:
    meeting = office.meeting("keeper", "keeper", "parts_manager")
    assert (meeting.state, meeting.department, meeting.members.count()) == ("called", "parts", 2)
    assert meeting.at.isoformat() == "2026-11-23T07:00:00+00:00", "three in the afternoon in the store"
    assert open_items(office.who("keeper")).get().params["time"] == "15:00"


def test_refusals(office: Office) -> None:
    refused(office, "meeting.alone", "call_meeting", "parts_manager", **data(office, members=[]))
    refused(office, "meeting.past", "call_meeting", "parts_manager", **data(office, day=office.day(0), time="08:00"))
    refused(office, "not_allowed", "call_meeting", "keeper", **data(office))
    wanted = data(office)
    office.leave("keeper")
    refused(office, "owner.left", "call_meeting", "parts_manager", **wanted)
    assert not Meeting.objects.exists()
