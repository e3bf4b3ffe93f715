"""The calls that follow a delivery, each in its time; contact within 72 hours is a promise (H21)."""

from datetime import datetime

from chehang.care.models import CallKind, FollowUp
from chehang.core.context import STORE_TIME
from chehang.core.models import Timer
from tests.care.conftest import MANAGER, Care


def test_a_delivery_plans_its_month(care: Care) -> None:
    calls = care.plan(on=care.office.day(), hour=10)
    assert [c.trigger.code for c in calls] == [
        "delivery_thanks", "delivery_satisfaction", "delivery_plate", "delivery_first_service",
    ]  # fmt: skip
    promised = calls[1]
    # 72 hours after 10:00 on the 23rd; the clock tells the agents, their manager, a day later the general manager.
    assert promised.due_at == datetime(2026, 11, 26, 10, tzinfo=STORE_TIME)
    clock = Timer.objects.get(subject="care.FollowUp", subject_id=promised.pk)
    assert (clock.kind, clock.due_at) == ("care.contact", promised.due_at)


def test_what_is_due_at_night_is_due_in_the_evening_before(care: Care) -> None:
    promised = care.plan(on=care.office.day(), hour=3)[1]
    assert promised.due_at == datetime(2026, 11, 25, 21, tzinfo=STORE_TIME)
    assert promised.begins_at == datetime(2026, 11, 24, 9, tzinfo=STORE_TIME)


def test_planned_once(care: Care) -> None:
    care.plan()
    again = {"event": "car_delivered", "customer": care.customer.pk, "vehicle": care.car.pk, "on": care.office.day()}
    care.refused("call.planned", "plan_calls", MANAGER, **again)
    assert FollowUp.objects.count() == 4


def test_refusals(care: Care) -> None:
    nobody = care.another("散客")
    nobody.kind = "walk_in"
    nobody.save()
    data = {"event": "car_delivered", "customer": nobody.pk, "on": care.office.day()}
    care.refused("call.walk_in", "plan_calls", **data)
    care.refused("call.future", "plan_calls", **data | {"customer": care.customer.pk, "on": care.office.day(3)})
    CallKind.objects.filter(event="lost").update(active=False)
    care.refused("call.no_trigger", "plan_calls", **data | {"customer": care.customer.pk, "event": "lost"})
    care.refused("not_allowed", "plan_calls", "keeper", **data)
