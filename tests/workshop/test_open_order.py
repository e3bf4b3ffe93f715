"""A car comes in."""

from datetime import date

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.vehicles.models import Recall, RecallCar, Vehicle
from chehang.workshop.models import WorkOrder


def test_what_should_be_known_at_once_comes_back(yard) -> None:
    old = yard.delivered()
    WorkOrder.objects.filter(pk=old.pk).update(advice="建议更换后制动片")
    car = Vehicle.objects.get()
    recall = Recall.objects.create(
        store=yard.shop.store, code="R1", title="气囊", kind="recall", announced_on="2026-01-01"
    )
    RecallCar.objects.create(store=yard.shop.store, recall=recall, vin=car.vin, vehicle=car)
    facts = {"vehicle": car.pk, "complaint": "又响了", "mileage": car.mileage + 300}
    facts |= {"promised_on": yard.shop.depot.clock.today(), "promised_time": "20:00"}
    done = yard.run("open_order", **facts)
    assert done.model_extra["comeback"] == old.number and done.model_extra["advice"] == "建议更换后制动片"
    assert done.model_extra["recalls"] == ["R1 气囊"]
    car.refresh_from_db()
    assert car.mileage == facts["mileage"]


def test_refusals_leave_nothing_behind(yard) -> None:
    car = yard.car()
    bad = (
        ({"kind": "A"}, "order.accident"),
        ({"kind": "C"}, "order.comeback_of"),
        ({"promised_on": date(2026, 11, 23), "promised_time": "06:00"}, "order.promised"),
        ({"mileage": 10}, "odometer.backwards"),
        ({"promised_on": date(2020, 1, 1)}, "date.early"),
    )
    for facts, code in bad:
        with pytest.raises(Refused) as refused:
            yard.open(car, **facts)
        assert refused.value.code == code
    assert not WorkOrder.objects.exists()
    Vehicle.objects.update(owner=None)
    with pytest.raises(Refused, match=r"order\.no_customer"):
        yard.open(Vehicle.objects.get())


def test_one_car_one_open_order(yard) -> None:
    order = yard.open()
    with pytest.raises(Refused, match=r"order\.car_is_here"):
        yard.open(order.vehicle)


def test_not_everybody(yard) -> None:
    car = yard.car()
    with pytest.raises(NotAllowed):
        yard.run(
            "open_order",
            "technician",
            who="铁柱",
            vehicle=car.pk,
            complaint="异响",
            mileage=1,
            promised_on=date(2026, 11, 23),
        )
