"""Fuel is noted with the odometer."""

from decimal import Decimal as D

from chehang.office.models import CarFuel
from tests.office import Office
from tests.office.house import car
from tests.work.refusing import refused


def test_fuel(office: Office) -> None:
    of = car(office)
    office.run("office.fuel_car", "keeper", car=of.pk, quantity="42.5", amount="331.50", odometer=52_100)
    assert CarFuel.objects.get().amount == D("331.50")
    refused(office, "car.backwards", "office.fuel_car", "keeper", car=of.pk, quantity="1", amount="8", odometer=52_099)
