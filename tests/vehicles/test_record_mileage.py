"""The odometer runs forward; a lower reading has its reason and is asked about."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.doubts import Doubtful
from chehang.core.errors import NotAllowed, Refused
from chehang.vehicles.models import Odometer
from chehang.vehicles.operations.record_mileage import record_mileage


def test_forward(garage) -> None:
    car = garage.car(mileage=12000)
    garage.run(record_mileage, {"vehicle": car.pk, "mileage": 12400})
    car.refresh_from_db()
    assert (car.mileage, Odometer.objects.count()) == (12400, 2)


def test_backwards_without_a_reason_is_refused(garage) -> None:
    car = garage.car(mileage=12000)
    with pytest.raises(Refused, match=r"odometer\.backwards"):
        garage.run(record_mileage, {"vehicle": car.pk, "mileage": 11000})
    car.refresh_from_db()
    assert (car.mileage, Odometer.objects.count()) == (12000, 1)


def test_backwards_with_a_reason_is_asked_about(garage) -> None:
    car = garage.car(mileage=12000)
    data = {"vehicle": car.pk, "mileage": 10, "reason": "更换仪表总成"}
    with pytest.raises(Doubtful, match="doubtful") as asked:
        garage.run(record_mileage, data)
    garage.run(record_mileage, data, confirmed=[d.mark for d in asked.value.doubts])
    garage.run(record_mileage, {"vehicle": car.pk, "mileage": 300})
    car.refresh_from_db()
    assert (car.mileage, Odometer.objects.filter(reason="更换仪表总成").count()) == (300, 1)


def test_a_leap_is_asked_about(garage) -> None:
    car = garage.car(mileage=12000)
    with pytest.raises(Doubtful, match="doubtful"):
        garage.run(record_mileage, {"vehicle": car.pk, "mileage": 120000})


def test_the_database_refuses_it_too(garage) -> None:
    car = garage.car(mileage=12000)
    row = Odometer.objects.get()
    with pytest.raises(IntegrityError, match="vehicles_odometer_forward"), transaction.atomic():
        Odometer.objects.create(
            store=garage.store, vehicle=car, km=1, read_on=row.read_on, source="phone", at=row.at, employee_id=1
        )


def test_not_everybody(garage) -> None:
    car = garage.car()
    with pytest.raises(NotAllowed):
        garage.run(record_mileage, {"vehicle": car.pk, "mileage": 1}, "keeper")
