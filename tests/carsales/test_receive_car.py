"""A car comes off the transporter."""

from chehang.carsales.models import Car, CarCheck, CarMove
from chehang.carsales.printouts.car_check import car_check
from chehang.core.models import Attachment
from tests.goods import upload

from .dealer import VINS, Dealer


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
    dealer.refused("check.damage", "receive_car", "car_clerk", car=car.pk, items=found, photo_damage=upload())
    signed = {"carrier": "老周", "carrier_signature": upload(), "photo_damage": upload(), "photo_papers": upload()}
    facts = {"keys_at": "钥匙柜 12", "certificate_no": "HGZ0001"}
    dealer.act("receive_car", "car_clerk", car=car.pk, items=found, remark="右前门划伤", **signed, **facts)
    car, check = Car.objects.get(), CarCheck.objects.get()
    assert (car.state, car.keys_at, car.certificate_no) == ("hold", "钥匙柜 12", "HGZ0001")
    paper = car_check(check)
    assert (paper.title, paper.result, paper.carrier.name) == (
        "新车到店验收单",
        "不合格",
        "老周",
    ) and paper.carrier.image
    assert Attachment.objects.filter(document="carsales.car_check", kind="photo").count() == 2
    other = dealer.bought(VINS[1])
    dealer.refused("car.certificate_twice", "receive_car", "car_clerk", car=other.pk, certificate_no="HGZ0001")
