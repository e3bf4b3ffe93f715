"""Minutes with decisions: each is a task with owner and date."""

from chehang.work.models import Decision, Meeting, Task
from tests.office import Office
from tests.work.refusing import refused


def line(office: Office, **also: object) -> dict[str, object]:
    return {"text": "清理呆滞件", "owner": office.id("keeper"), "due": office.day(5), **also}


def test_every_decision_becomes_a_task(office: Office) -> None:
    meeting = office.meeting()
    office.pass_time(hours=6)
    office.run(
        "write_minutes", "keeper", meeting=meeting.pk, minutes="讨论两项", decisions=[line(office), line(office)]
    )
    meeting.refresh_from_db()
    assert (meeting.state, meeting.minutes) == ("held", "讨论两项")
    tasks = Task.objects.filter(about="work.meeting", about_id=meeting.pk)
    assert [t.owner_id for t in tasks] == [office.id("keeper")] * 2
    assert [d.n for d in Decision.objects.order_by("n")] == [1, 2]


def test_a_decision_without_owner_or_date(office: Office) -> None:
    meeting = office.meeting()
    office.pass_time(hours=6)
    for bad, code in (({"owner": None}, "decision.no_owner"), ({"due": None}, "decision.no_date")):
        lines = [line(office), line(office, **bad)]
        refused(office, code, "write_minutes", "parts_manager", meeting=meeting.pk, minutes="议定", decisions=lines)
    late = [line(office, due=office.day(-1))]
    refused(
        office, "task.due_past", "write_minutes", "parts_manager", meeting=meeting.pk, minutes="议定", decisions=late
    )
    assert Meeting.objects.get().state == "called" and not Task.objects.exists()


def test_not_before_it_and_not_by_a_stranger(office: Office) -> None:
    meeting = office.meeting()
    refused(office, "meeting.not_yet", "write_minutes", "parts_manager", meeting=meeting.pk, minutes="先写")
    office.pass_time(hours=6)
    refused(office, "meeting.not_there", "write_minutes", "sales_manager", meeting=meeting.pk, minutes="没来")
    office.run("write_minutes", "parts_manager", meeting=meeting.pk, minutes="无决议")
    refused(office, "state.wrong", "write_minutes", "parts_manager", meeting=meeting.pk, minutes="再写")
