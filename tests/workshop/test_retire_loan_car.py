"""A loan car that is lent no more."""

import pytest

from chehang.core.errors import Refused

from .outside import lent, loan_car


def test_it_is_lent_no_more_and_again(yard) -> None:
    car, order = loan_car(yard), yard.open()
    yard.run("retire_loan_car", "service_manager", car=car.pk, reason="保养")
    with pytest.raises(Refused, match=r"loan\.insurance"):
        lent(yard, order, car)
    yard.run("retire_loan_car", "service_manager", car=car.pk, active=True, reason="保养完")
    lent(yard, order, car)
    with pytest.raises(Refused, match=r"loan_car\.out"):
        yard.run("retire_loan_car", "service_manager", car=car.pk, reason="卖掉")
