"""PDI and storage checks."""

from chehang.carsales.models import CarCheck

from .dealer import PDI, Dealer


def test_all_seven_groups(dealer: Dealer) -> None:
    car = dealer.stocked()
    dealer.refused("check.incomplete", "check_car", "technician", car=car.pk, items=PDI[:6])
    dealer.refused("check.twice", "check_car", "technician", car=car.pk, items=[*PDI[:6], PDI[0]])
    assert dealer.pdi(car).passed and not dealer.pdi(car, battery="12.3").passed
    assert dealer.act("check_car", "car_clerk", car=car.pk, kind="storage").passed
    assert CarCheck.objects.filter(kind="pdi").count() == 2


def test_not_before_it_has_come(dealer: Dealer) -> None:
    dealer.refused("car.not_here", "check_car", "technician", car=dealer.bought().pk, items=PDI)
