"""A held car may be sold again, unless a recall is open on it."""

from chehang.carsales.models import Car
from chehang.vehicles.models import RecallCar

from .dealer import Dealer


def test_after_repair_but_not_with_a_recall(dealer: Dealer) -> None:
    car = dealer.stocked()
    dealer.act("hold_car", "sales_manager", car=car.pk, reason="召回")
    recall = {"code": "R9", "title": "制动软管", "announced_on": dealer.day(), "vins": car.vin}
    dealer.run("vehicles.open_recall", "warranty_clerk", **recall)
    dealer.refused("car.recalled", "release_car", "sales_manager", car=car.pk, reason="已修复")
    dealer.run("vehicles.finish_recall", "warranty_clerk", car=RecallCar.objects.get().pk)
    dealer.act("release_car", "sales_manager", car=car.pk, reason="已修复")
    assert Car.objects.get().state == "stock"
