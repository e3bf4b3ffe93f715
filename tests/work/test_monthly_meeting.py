"""The monthly operating review: what one meeting decided comes back to the next until it is done, and says how often."""

from chehang.work.meetings.carrying import carried_to
from chehang.work.models import Meeting
from tests.office import Office


def held(office: Office, *decisions: tuple[str, str]) -> Meeting:
    meeting = office.meeting("keeper", kind="operation", title="月度经营分析会", agenda="红色指标与未结行动")
    office.pass_time(days=1)
    lines = [{"text": text, "owner": office.id(owner), "due": office.day(14)} for text, owner in decisions]
    office.run("write_minutes", "parts_manager", meeting=meeting.pk, minutes="逐项回顾红色指标", decisions=lines)
    return meeting


def test_every_action_comes_back_until_it_is_closed(office: Office) -> None:
    first = held(office, ("呆滞件清理", "keeper"), ("补齐缺件", "keeper"))
    assert not carried_to(first).exists()
    office.pass_time(days=30)
    second = held(office)
    assert [(d.text, d.times) for d in carried_to(second)] == [("呆滞件清理", 0), ("补齐缺件", 0)]
    task = first.decisions.get(n=2).task
    office.run("finish_task", "keeper", task=task.pk, result="已到货上架")
    if task.wants_answer:
        office.run("confirm_task", "parts_manager", task=task.pk)
    office.pass_time(days=30)
    third = held(office)
    assert [(d.text, d.times) for d in carried_to(third)] == [("呆滞件清理", 1)], "the second meeting left it open"
    other = office.meeting("keeper", kind="department")
    assert not carried_to(other).exists(), "another kind of meeting has its own"
