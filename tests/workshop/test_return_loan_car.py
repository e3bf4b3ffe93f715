"""The loan car is back with what it ran."""

import pytest

from chehang.core.errors import Refused
from chehang.core.models import InboxItem

from .outside import lent, loan_car


def test_its_odometer_runs_and_damage_is_told(yard) -> None:
    loan = lent(yard, yard.open(), loan_car(yard))
    with pytest.raises(Refused, match=r"loan\.km"):
        yard.run("return_loan_car", loan=loan.pk, km=4999, fuel=50)
    before = InboxItem.objects.count()
    done = yard.run("return_loan_car", loan=loan.pk, km=5120, fuel=50, damage="右前保险杠划痕")
    loan.refresh_from_db()
    loan.car.vehicle.refresh_from_db()
    assert (loan.state, done.model_extra["driven"], loan.car.vehicle.mileage) == ("back", 120, 5120)
    assert InboxItem.objects.count() == before + 1
    with pytest.raises(Refused, match=r"state\.wrong"):
        yard.run("return_loan_car", loan=loan.pk, km=5130, fuel=50)
