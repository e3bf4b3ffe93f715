"""三包: counters and days."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed
from chehang.core.models import InboxItem
from chehang.work.models import CaseRecord
from chehang.workshop.guarantee import counts, repair_days
from chehang.workshop.models import WarrantyClaim, WorkOrder

from .yard import claimed


def test_every_started_day_counts(yard) -> None:
    order = yard.open(kind="W")
    for hours, days in ((1, 1), (24, 1), (25, 2), (120, 5), (121, 6)):
        assert repair_days(order, order.arrived_at + timedelta(hours=hours)) == days


def test_day_three_and_five_are_told(yard) -> None:
    yard.open(yard.car(warranty_from=yard.shop.depot.clock.today()), kind="W")
    told = []
    for _day in range(6):
        told.append(yard.run("watch_guarantee", "service_manager").model_extra["count"])
        yard.later(24 * 60)
    assert told == [0, 0, 0, 1, 0, 1]
    assert InboxItem.objects.exists()
    with pytest.raises(NotAllowed):
        yard.run("watch_guarantee", "keeper")


def test_counters_warn_before_the_limit(yard) -> None:
    made = claimed(yard, safety=True)
    car, now = made.order.vehicle, yard.shop.depot.clock.now()
    car.refresh_from_db()
    who = yard.shop.depot.who("warranty_clerk")
    found = {c.code: (c.value, c.warn, c.limit, c.near) for c in counts(who, car, now)}
    assert found == {
        "days": (1, 20, 30, False), "same": (1, 3, 4, False), "safety": (1, 1, 2, True), "assembly": (0, 1, 2, False),
    }  # fmt: skip
    assert InboxItem.objects.filter(message__contains="of").exists()
    car.warranty_from = now.date() - timedelta(days=800)
    assert counts(who, car, now) == []
    assert WarrantyClaim.objects.count() == 1 and WorkOrder.objects.count() == 1


def test_a_right_that_is_there_becomes_a_case_once(yard) -> None:
    made = claimed(yard, safety=True)
    WarrantyClaim.objects.update(assembly=True)
    car = made.order.vehicle
    WorkOrder.objects.filter(pk=made.order_id).update(arrived_at=made.order.arrived_at - timedelta(days=31))
    yard.later(60)
    order = yard.open(car, kind="C", comeback_of=made.order_id)
    case = CaseRecord.objects.get()
    assert case.level == "raised" and "33/30" in case.notes.get().text
    assert InboxItem.objects.filter(post="general_manager", link=f"/workshop/orders/{order.pk}/").exists()
    yard.run("void_order", "service_manager", order=order.pk, reason="改日再来")
    yard.open(car, kind="C", comeback_of=made.order_id)
    assert CaseRecord.objects.count() == 1
