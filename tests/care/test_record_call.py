"""What comes of a call: reached, three attempts at different hours, a complaint, an appointment, a promise."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from chehang.care.models import Attempt, FollowUp
from chehang.core.models import Timer
from chehang.vehicles.models import Vehicle
from chehang.work.models import CaseRecord, Task
from chehang.workshop.models import Appointment
from tests.care.conftest import Care


def test_reached_in_time(care: Care) -> None:
    call = care.due()
    care.record(call, "reached", score=9)
    assert (call.state, call.in_time, call.score, call.case_id) == ("done", True, 9, 0)
    assert Timer.objects.get(subject="care.FollowUp", subject_id=call.pk).state == "met"


def test_too_late_is_said(care: Care) -> None:
    call = care.due()
    care.office.pass_time(days=3)
    care.record(call, "reached")
    assert (call.state, call.in_time) == ("done", False)


def test_three_attempts_at_different_hours_count_as_done(care: Care) -> None:
    call = care.due()
    care.record(call, "not_reached", said="")
    care.refused("call.same_hour", "record_call", call=call.pk, outcome="not_reached")
    care.office.pass_time(hours=2)
    care.record(call, "not_reached", said="")
    care.office.pass_time(hours=3)
    care.record(call, "not_reached", said="")
    assert (call.state, call.in_time, call.attempts) == ("unreached", True, 3)
    care.refused("state.wrong", "record_call", call=call.pk, outcome="reached", said="正常")
    missed = Attempt.objects.order_by("id")[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        missed.pk = None
        missed.save(force_insert=True)


def test_nobody_is_called_at_night(care: Care) -> None:
    call = care.due()
    care.at(21)
    care.refused("call.quiet", "record_call", call=call.pk, outcome="reached", said="正常")
    with pytest.raises(IntegrityError, match="care_attempt_night"), transaction.atomic():
        Attempt.objects.create(
            store=care.office.store, call=call, at=care.office.clock.now(), hour=21, outcome="reached",
            by_id=care.office.id("care_agent"),
        )  # fmt: skip
    care.record(call, "reached", wished="客户要求下班后联系")
    assert call.state == "done"


def test_a_refusal_at_ten_stops_the_call_at_five_past(care: Care) -> None:
    care.consent("marketing")
    care.plan("insurance", on=care.office.day(20))
    care.run("next_call")
    call = FollowUp.objects.get(agent__isnull=False)
    care.consent("marketing", given=False)
    care.office.pass_time(minutes=5)
    call.refresh_from_db()
    # The refusal itself ended the call; it counts as made, and told apart.
    assert (call.state, call.result) == ("done", "refused")
    care.refused("state.wrong", "record_call", call=call.pk, outcome="reached", said="在比价")
    care.refused("call.none", "next_call")


def test_a_complaint_and_a_low_score_open_a_case(care: Care) -> None:
    call = care.due()
    care.record(call, "reached", said="洗车没洗干净", score=6)
    case = CaseRecord.objects.get()
    assert (call.case_id, case.complainant, case.facts, call.state) == (case.pk, "周敏", "洗车没洗干净", "done")


def test_a_fault_becomes_an_appointment_and_waits_for_the_visit(care: Care) -> None:
    call = care.due()
    care.refused("call.day", "record_call", call=call.pk, outcome="appointment", said="刹车异响")
    care.record(call, "appointment", said="刹车异响", on=care.office.day(2))
    assert (call.state, call.in_time) == ("waiting", True)
    asked = Task.objects.get()
    assert (asked.department, asked.kind, asked.detail) == ("service", "request", "刹车异响")


def test_an_appointment_in_the_book_is_the_visit(care: Care) -> None:
    call, office = care.due(), care.office
    Appointment.objects.create(
        store=office.store, number="YQ1", customer=care.customer, vehicle=care.car, mobile="13812341234", complaint="异响",
        starts_at=office.clock.now() + timedelta(days=3), hours=1, adviser_id=office.id("service_advisor"), made_at=office.clock.now(),
    )  # fmt: skip
    care.record(call, "appointment", said="刹车异响", on=office.day(1))
    assert (call.state, call.visit_on, Task.objects.count()) == ("waiting", office.day(3), 0)


def test_nothing_is_promised_for_the_night(care: Care) -> None:
    call = care.due()
    later = {"call": call.pk, "outcome": "later", "said": "开会", "on": care.office.day(1), "hour": 22}
    care.refused("call.promised_at_night", "record_call", **later)
    care.refused("call.promised_past", "record_call", **later | {"on": care.office.day(0), "hour": 9})
    care.run("record_call", **later, wished="下夜班后")
    care.at(21, days=1)
    care.refused("call.none", "next_call")
    care.office.pass_time(hours=1)
    assert care.run("next_call").id == call.pk


def test_what_came_of_the_insurance(care: Care) -> None:
    care.consent("marketing")
    day = care.office.day(20)
    Vehicle.objects.filter(pk=care.car.pk).update(insured_until=day)
    care.plan("insurance", on=day)
    call = FollowUp.objects.get(trigger__code="renewal_30")
    care.refused("call.renewal", "record_call", call=call.pk, outcome="reached", said="在比价")
    care.refused("call.why", "record_call", call=call.pk, outcome="reached", said="别处", renewal="lost")
    care.record(call, "reached", said="已在平安投保", renewal="lost", why="price", elsewhere="平安")
    care.car.refresh_from_db()
    assert (call.renewal, call.why, care.car.insured_until) == ("lost", "price", day.replace(year=day.year + 1))


def test_words_are_asked_for(care: Care) -> None:
    call = care.due()
    care.refused("call.words", "record_call", call=call.pk, outcome="refused")
    care.refused("not_allowed", "record_call", "keeper", call=call.pk, outcome="reached", said="正常")
