"""A car comes back from an outlet."""

from chehang.carsales.models import Car

from .dealer import Dealer
from .outlets import outlet
from .test_consign_car import balances


def test_and_goes_again(dealer: Dealer) -> None:
    place, car = outlet(dealer), dealer.stocked()
    dealer.refused("car.no_outlet", "fetch_car", "car_clerk", car=car.pk)
    for _again in range(2):
        dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
        dealer.act("fetch_car", "car_clerk", car=car.pk)
    assert balances(dealer)[:2] == [141800, 0]
    assert Car.objects.get().outlet is None
