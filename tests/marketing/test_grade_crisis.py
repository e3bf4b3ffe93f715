"""A crisis of the brand: facts within the hour, a statement within two, the next each twelve hours until it is calm (§6.16)."""

from datetime import timedelta

from chehang.core.models import InboxItem, Timer
from chehang.marketing.crises import FACTS, STATEMENT
from chehang.marketing.models import CrisisGrade
from chehang.marketing.panels import _statements
from chehang.work.models import CaseRecord, CaseType
from tests.marketing.conftest import BOSS, MANAGER, Market

SAID = "本店已联系车主,检测结果将在二十四小时内公布。"


def crisis(market: Market) -> CaseRecord:
    kind = CaseType.objects.get(code="brand_crisis").pk
    data = {"type": kind, "title": "短视频负面", "facts": "视频称新车漏油", "source": "media", "level": "raised"}
    return CaseRecord.objects.get(pk=market.office.run("open_case", "marketing_specialist", **data).id)


def statement(market: Market, case: CaseRecord, title: str) -> None:
    """A statement on its whole way: drafted, checked by another, approved by the general manager, published."""
    day = market.office.day()
    pk = market.run("draft_release", title=title, text=SAID, planned_on=day, case=case.pk).id
    market.run("check_release", MANAGER, release=pk)
    market.run("decide_release", BOSS, release=pk, agreed=True)
    market.run("publish_release", release=pk, clippings="官方微博")


def due(case: CaseRecord, kind: str) -> timedelta | None:
    """How long after the discovery the running clock rings."""
    running = Timer.objects.filter(kind=kind, subject_id=case.pk, ended_at=None).first()
    return running.due_at - case.opened_at if running else None


def test_the_clocks_from_the_discovery_until_it_is_calm(market: Market) -> None:
    case = crisis(market)
    hours = lambda n: timedelta(hours=n)  # noqa: E731
    assert (due(case, FACTS), due(case, STATEMENT)) == (hours(1), hours(2))
    market.office.pass_time(minutes=40)
    market.run("grade_crisis", case=case.pk, colour="blue", facts="一条视频,播放三百次")
    assert due(case, FACTS) is None
    statement(market, case, "第一份声明")
    assert due(case, STATEMENT) == hours(14), "by the rhythm, not from when it was published"
    market.office.pass_time(hours=30)
    statement(market, case, "第二份声明")
    shown = _statements(case, market.office.who(MANAGER)) or ()
    assert [(one.n, one.title) for one in shown] == [(1, "第一份声明"), (2, "第二份声明")]
    assert due(case, STATEMENT) == hours(38), "rounds that were missed are over"
    run, office = market.office.run, market.office
    run("assign_case", MANAGER, case=case.pk, owner=office.id(MANAGER))
    run("respond_case", MANAGER, case=case.pk, text="已报告总经理")
    why = {"cause": "material", "cause_words": "放油螺栓垫片", "remedy": "更换", "prevention": "交车前复检"}
    run("propose_case", MANAGER, case=case.pk, **why)
    run("agree_case", MANAGER, case=case.pk, text="车主认可")
    run("execute_case", MANAGER, case=case.pk, outcome="已平息")
    assert due(case, STATEMENT) is None


def test_grave_ones_are_told_and_each_grade_stands(market: Market) -> None:
    case = crisis(market)
    for colour in ("yellow", "orange"):
        market.run("grade_crisis", case=case.pk, colour=colour, facts="本地电视台来电")
    assert [g.colour for g in CrisisGrade.objects.order_by("id")] == ["yellow", "orange"]
    assert InboxItem.objects.filter(post=BOSS, message__contains="is now").count() == 1


def test_refusals(market: Market) -> None:
    kind = CaseType.objects.get(code="customer_complaint").pk
    data = {"type": kind, "title": "空调不凉", "facts": "修了两次", "source": "phone"}
    other = market.office.run("open_case", "marketing_specialist", **data).id
    market.refused("crisis.none", "grade_crisis", case=other, colour="red", facts="漏油")
    market.refused("not_allowed", "grade_crisis", "keeper", case=crisis(market).pk, colour="red", facts="漏油")
