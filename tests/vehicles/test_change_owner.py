"""A car changes hands."""

from datetime import date

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.vehicles.models import Holding
from chehang.vehicles.operations.change_owner import change_owner
from chehang.vehicles.services import owner_of


def test_each_owner_has_his_time(garage) -> None:
    first, second = garage.customer(), garage.customer("李红")
    car = garage.car(owner=first.pk, registered_on="2024-05-01")
    garage.run(change_owner, {"vehicle": car.pk, "customer": second.pk, "since": "2026-06-01"})
    car.refresh_from_db()
    assert car.owner == second
    assert owner_of(car, date(2025, 1, 1)) == first and owner_of(car, date(2026, 7, 1)) == second
    assert owner_of(car, date(2024, 1, 1)) is None


def test_refusals(garage) -> None:
    first, second = garage.customer(), garage.customer("李红")
    car = garage.car(owner=first.pk, registered_on="2024-05-01")
    with pytest.raises(Refused, match=r"vehicle\.same_owner"):
        garage.run(change_owner, {"vehicle": car.pk, "customer": first.pk, "since": "2026-06-01"})
    with pytest.raises(Refused, match=r"vehicle\.owner_days"):
        garage.run(change_owner, {"vehicle": car.pk, "customer": second.pk, "since": "2024-04-01"})
    with pytest.raises(Refused, match=r"date\.late"):
        garage.run(change_owner, {"vehicle": car.pk, "customer": second.pk, "since": "2027-04-01"})
    assert Holding.objects.count() == 1


def test_not_everybody(garage) -> None:
    car, owner = garage.car(), garage.customer()
    with pytest.raises(NotAllowed):
        garage.run(change_owner, {"vehicle": car.pk, "customer": owner.pk, "since": "2026-06-01"}, "technician")
