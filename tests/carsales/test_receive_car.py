"""A car comes off the transporter."""

from chehang.carsales.models import Car, CarMove

from .dealer import Dealer


def test_into_the_yard(dealer: Dealer) -> None:
    car = dealer.stocked()
    assert (car.state, car.place, car.spot, car.arrived_on) == ("stock", "yard", "A-01", dealer.day())
    assert list(CarMove.objects.order_by("id").values_list("source", "target")) == [
        ("", "transit"),
        ("transit", "yard"),
    ]
    dealer.refused("car.arrived", "receive_car", "car_clerk", car=car.pk)


def test_one_with_damage_is_held(dealer: Dealer) -> None:
    car = dealer.bought()
    found = [{"group": "exterior", "result": "odd", "remark": "右前门划伤"}]
    dealer.refused(
        "check.remark", "receive_car", "car_clerk", car=car.pk, items=[{"group": "exterior", "result": "odd"}]
    )
    dealer.act("receive_car", "car_clerk", car=car.pk, items=found, remark="右前门划伤,承运人已签字")
    assert Car.objects.get().state == "hold"
