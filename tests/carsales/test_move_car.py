"""A car stands in one place."""

from chehang.carsales.models import Car

from .dealer import Dealer


def test_from_yard_to_showroom(dealer: Dealer) -> None:
    car = dealer.bought()
    dealer.refused("car.not_in_house", "move_car", "car_clerk", car=car.pk, place="showroom")
    dealer.act("receive_car", "car_clerk", car=car.pk)
    dealer.act("move_car", "car_clerk", car=car.pk, place="showroom", spot="S1")
    assert Car.objects.get().place == "showroom"
