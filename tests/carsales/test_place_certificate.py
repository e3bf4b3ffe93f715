"""Where the certificate is."""

from chehang.carsales.models import Car

from .dealer import VINS, Dealer


def test_until_the_car_is_gone(dealer: Dealer) -> None:
    car = dealer.stocked()
    dealer.act("place_certificate", "car_clerk", car=car.pk, certificate="bank")
    assert Car.objects.get().certificate == "bank"
    sold = dealer.delivered("13600002222", VINS[1])
    dealer.refused("car.gone", "place_certificate", "car_clerk", car=sold.car_id, certificate="store")
