"""Cars that are lent."""

import pytest

from chehang.core.errors import NotAllowed, Refused

from .outside import loan_car


def test_once(yard) -> None:
    car = loan_car(yard)
    with pytest.raises(Refused, match=r"loan_car\.twice"):
        yard.run("add_loan_car", "service_manager", vehicle=car.vehicle_id)
    with pytest.raises(NotAllowed):
        yard.run("add_loan_car", vehicle=car.vehicle_id)
