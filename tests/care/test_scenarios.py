"""A delivery's first month, and a complaint that goes up to the general manager."""

from chehang.care.models import FollowUp, Survey
from chehang.carsales.events import CarDelivered
from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.models import InboxItem
from chehang.work.models import CaseRecord
from chehang.workshop.events import OrderDelivered
from tests.care.conftest import MANAGER, Care
from tests.care.delivered import deal, order
from tests.care.surveys import given, sent


def context(care: Care) -> Context:
    return Context(care.office.who("care_agent"), care.office.clock, "care.test")


def test_a_deliverys_first_month(care: Care) -> None:
    """Thanks on the next day, the prescribed call on the third with a fault, the visit, plates after a week, the first service."""
    sold, office = deal(care), care.office
    with writing():
        context(care).announce(CarDelivered(sold.pk, care.car.pk, care.customer.pk, sold.consultant_id, office.day()))
    calls = {c.trigger.code: c for c in FollowUp.objects.select_related("trigger")}
    assert set(calls) == {"delivery_thanks", "delivery_satisfaction", "delivery_plate", "delivery_first_service"}
    office.pass_time(hours=23)
    assert care.run("next_call", "sales_consultant").id == calls["delivery_thanks"].pk
    care.record(calls["delivery_thanks"], "reached", "sales_consultant", said="感谢提车")
    office.pass_time(days=1, hours=1)
    assert care.run("next_call").id == calls["delivery_satisfaction"].pk
    care.record(calls["delivery_satisfaction"], "appointment", said="低速转弯有异响", on=office.day(2))
    office.pass_time(days=2)
    visit = order(care, "G")
    with writing():
        context(care).announce(OrderDelivered(visit.pk, care.customer.pk, care.car.pk))
    for call in calls.values():
        call.refresh_from_db()
    done = calls["delivery_satisfaction"]
    assert (done.state, done.in_time, done.result) == ("done", True, "appointment")
    office.pass_time(days=4)
    care.record(calls["delivery_plate"], "reached", said="已上牌")
    office.pass_time(days=23)
    care.record(calls["delivery_first_service"], "reached", said="约了下月")
    left = FollowUp.objects.filter(document="carsales.deal").exclude(state="done")
    assert not left.exists() and all(call.in_time for call in calls.values())


def test_a_complaint_up_to_the_general_manager(care: Care) -> None:
    """A low answer opens it, it is raised when the customer comes again, and reopened it is a major case of the general manager."""
    office, run = care.office, care.office.run
    survey = sent(care)
    care.run("answer_survey", token=survey.token, answers=given(survey, 4, 9, 3), words="空调没修好")
    first = CaseRecord.objects.get()
    assert (first.level, first.state) == ("ordinary", "new") and Survey.objects.get().recommends == 3
    facts = {"title": "空调还是不凉", "facts": "修了两次", "category": "service", "customer": care.customer.pk}
    care.run("register_complaint", **facts)
    case = CaseRecord.objects.order_by("-id")[0]
    assert case.level == "raised" and case.due_at - case.opened_at <= first.due_at - first.opened_at
    run("assign_case", MANAGER, case=case.pk, owner=office.id("service_manager"))
    run("respond_case", "service_manager", case=case.pk, text="已致电")
    plan = {"cause": "people", "cause_words": "未复检", "remedy": "免费重修", "prevention": "加复检"}
    run("propose_case", "service_manager", case=case.pk, **plan)
    run("agree_case", "service_manager", case=case.pk, text="同意")
    run("execute_case", "service_manager", case=case.pk, outcome="已重修")
    run("close_case", MANAGER, case=case.pk, satisfied=False, text="又不凉了")
    run("reopen_case", MANAGER, case=case.pk, reason="同一故障第三次")
    run("escalate_case", "service_manager", case=case.pk, reason="需要厂家支持")
    run("escalate_case", MANAGER, case=case.pk, reason="客户要找媒体")
    case.refresh_from_db()
    assert (case.level, case.reopened, case.escalated) == ("major", 1, 2)
    assert InboxItem.objects.filter(post="general_manager").exists()
