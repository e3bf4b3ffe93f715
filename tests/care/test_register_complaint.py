"""A complaint joins a case to the person; who complains again is answered one level higher; limits; the closing call."""

import pytest

from chehang.care.models import Complaint, FollowUp
from chehang.care.planning import follow
from chehang.core.errors import Refused
from chehang.core.gate import writing
from chehang.core.models import Timer
from chehang.core.states import keep_steps
from tests.care.conftest import MANAGER, Care

FACTS = {"title": "空调不凉", "facts": "修了两次还是不凉", "category": "service"}
WHY = {"cause": "people", "cause_words": "未复检", "remedy": "免费重修", "prevention": "加复检", "compensation": "6000"}


def _open(care: Care, **also: object) -> Complaint:
    facts = FACTS | {"customer": care.customer.pk} | also
    return Complaint.objects.get(pk=care.run("register_complaint", **facts).id)


def test_the_second_one_is_raised(care: Care) -> None:
    assert _open(care).case.level == "ordinary"
    again = _open(care)
    assert (again.case.level, again.repeated) == ("raised", True)


def test_from_its_opening_to_the_call_of_another_person(care: Care) -> None:
    case = _open(care, fraud=True).case
    run = care.office.run
    run("assign_case", MANAGER, case=case.pk, owner=care.office.id("service_manager"))
    run("respond_case", "service_manager", case=case.pk, text="已致电")
    run("propose_case", "service_manager", case=case.pk, **WHY)
    with pytest.raises(Refused, match=r"approval\.not_asked"):
        run("approve_compensation", MANAGER, case=case.pk)
    run("approve_compensation", "general_manager", case=case.pk)
    run("agree_case", "service_manager", case=case.pk, text="同意")
    run("execute_case", "service_manager", case=case.pk, outcome="已重修")
    run("close_case", MANAGER, case=case.pk, satisfied=True, text="满意")
    call = FollowUp.objects.get(trigger__event="complaint_closed")
    assert call.prescribed and call.customer == care.customer
    care.office.pass_time(days=2)
    done = care.record(call, "reached")
    assert done.state == "done"


def test_who_handled_it_does_not_ask_whether_it_was_handled_well(care: Care) -> None:
    case = _open(care).case
    care.office.run("assign_case", MANAGER, case=case.pk, owner=care.office.id("care_agent"))
    ctx = care.office.context("care_agent")
    with writing():
        (call,) = follow(ctx, "complaint_closed", customer=care.customer, document="work.case", object_id=case.pk)
        keep_steps(ctx)
    care.office.pass_time(days=2)
    care.refused("call.own_case", "record_call", call=call.pk, outcome="reached", said="满意")
    care.record(call, "reached", "care_agent/阮玲")


def test_refusals(care: Care) -> None:
    care.refused("complaint.who", "register_complaint", **FACTS)
    care.refused("complaint.reference", "register_complaint", **FACTS, complainant="匿名", source="authority")
    care.refused("not_allowed", "register_complaint", "keeper", **FACTS, complainant="匿名")
    care.run("register_complaint", **FACTS, complainant="王先生")
    assert Complaint.objects.get().case.complainant == "王先生"


def test_a_day_of_the_authority_rings(care: Care) -> None:
    asked = {
        "source": "authority",
        "reference": "12315-881",
        "answer_by": care.office.day(7),
        "customer": care.customer.pk,
    }
    care.refused("complaint.reference", "register_complaint", MANAGER, **FACTS, **asked | {"reference": ""})
    past = asked | {"answer_by": care.office.day(-1)}
    care.refused("complaint.answer_past", "register_complaint", MANAGER, **FACTS, **past)
    made = _open(care, **asked | {"customer": care.customer.pk})
    clock = Timer.objects.get(kind="care.answer")
    assert (clock.subject_id, clock.due_at.date(), clock.post) == (made.pk, care.office.day(7), MANAGER)
    run, case = care.office.run, made.case_id
    run("assign_case", MANAGER, case=case, owner=care.office.id("service_manager"))
    run("respond_case", "service_manager", case=case, text="已致电")
    run("propose_case", "service_manager", case=case, **{k: v for k, v in WHY.items() if k != "compensation"})
    run("agree_case", "service_manager", case=case, text="同意")
    run("execute_case", "service_manager", case=case, outcome="已重修")
    clock.refresh_from_db()
    assert clock.state == "met"
    with pytest.raises(Refused):
        run("close_case", "service_manager", case=case, satisfied=True, text="满意")
    run("close_case", MANAGER, case=case, satisfied=False, text="又不凉了")
    run("reopen_case", MANAGER, case=case, reason="同样的故障")
    made.case.refresh_from_db()
    assert (made.case.level, made.case.closed_at) == ("raised", None)


def test_joined_to_part_person_and_step(care: Care) -> None:
    made = _open(care, person=care.office.id("service_advisor"), step="reception")
    assert (made.person_id, made.step) == (care.office.id("service_advisor"), "reception")
    care.refused("not_found", "register_complaint", MANAGER, **FACTS, customer=care.customer.pk, person=999999)
