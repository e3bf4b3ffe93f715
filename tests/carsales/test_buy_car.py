"""A car is booked with its VIN."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import Payable
from chehang.carsales.models import Car
from chehang.core.doubts import Doubtful
from chehang.core.errors import Refused
from chehang.ledger.queries import balance_of_role

from .dealer import VINS, Dealer


def test_stock_tax_and_who_is_owed(dealer: Dealer) -> None:
    car = dealer.bought(payment="account")
    assert (car.state, car.place, car.input_vat) == ("transit", "transit", D(18434))
    assert balance_of_role(dealer.who("accountant"), "vehicle_stock") == D(141800)
    assert Payable.objects.get().amount == D(160234)


def test_a_vin_stands_once_among_the_cars_that_are_here(dealer: Dealer) -> None:
    dealer.bought()
    with pytest.raises(Refused) as refusal:
        dealer.bought()
    assert refusal.value.code == "car.here"
    assert Car.objects.count() == 1


def test_a_wrong_check_digit_is_asked_about(dealer: Dealer) -> None:
    with pytest.raises(Doubtful):
        dealer.bought(VINS[0][:8] + ("1" if VINS[0][8] != "1" else "2") + VINS[0][9:])
    assert not Car.objects.exists()
