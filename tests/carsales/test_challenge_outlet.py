"""Cars drawn by chance; who was late before is asked for more."""

from chehang.carsales.models import Challenge

from .dealer import VINS, Dealer
from .outlets import outlet


def test_one_of_four_then_twice_as_many(dealer: Dealer) -> None:
    place = outlet(dealer)
    dealer.refused("outlet.no_cars", "challenge_outlet", "sales_manager", outlet=place.pk)
    for number in VINS:
        dealer.act("consign_car", "car_clerk", car=dealer.stocked(number).pk, outlet=place.pk)
    assert dealer.act("challenge_outlet", "sales_manager", outlet=place.pk).asked == 1
    dealer.pass_time(minutes=21)
    assert dealer.act("challenge_outlet", "sales_manager", outlet=place.pk).asked == 2
    assert sorted(Challenge.objects.values_list("state", flat=True)) == ["asked", "asked", "missed"]
