"""Where the certificate is."""

from chehang.carsales.models import Car

from .dealer import VINS, Dealer


def test_until_the_car_is_gone(dealer: Dealer) -> None:
    car = dealer.stocked()
    dealer.act("place_certificate", "car_clerk", car=car.pk, certificate="bank")
    assert Car.objects.get().certificate == "bank"
    told = {"certificate_no": "HGZ0001", "certificate_at": "保险柜 2-3", "keys": 2, "keys_at": "钥匙柜 12"}
    dealer.act("place_certificate", "car_clerk", car=car.pk, certificate="store", **told)
    dealer.act("place_certificate", "car_clerk", car=car.pk, certificate="store", keys_at="展厅前台")
    car = Car.objects.get()
    assert (car.certificate_at, car.keys, car.keys_at) == ("保险柜 2-3", 2, "展厅前台")
    sold = dealer.delivered("13600002222", VINS[1])
    dealer.refused("car.gone", "place_certificate", "car_clerk", car=sold.car_id, certificate="store")
