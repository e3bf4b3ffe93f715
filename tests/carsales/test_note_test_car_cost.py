"""The ledger of a test car."""

from decimal import Decimal as D

from chehang.carsales.models import DemoCarCost

from .showroom import Showroom


def test_fuel_with_its_litres(room: Showroom) -> None:
    car = room.test_car()
    facts = {"car": car.pk, "on": room.day(), "kind": "fuel", "amount_inc": "320", "mileage": 1230}
    room.refused("test_car.quantity", "note_test_car_cost", **facts)
    room.act("note_test_car_cost", **facts, quantity="40.5")
    assert DemoCarCost.objects.get().quantity == D("40.5")
