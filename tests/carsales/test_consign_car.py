"""A car at an outlet is ours until it is sold (P30)."""

from decimal import Decimal as D

from chehang.ledger.queries import balance_of_role

from .dealer import VINS, Dealer
from .outlets import outlet


def balances(dealer: Dealer) -> list[D]:
    return [
        balance_of_role(dealer.who("accountant"), role) for role in ("vehicle_stock", "consigned_cars", "vehicle_cost")
    ]


def test_title_stays_and_the_sale_takes_it_from_there(dealer: Dealer) -> None:
    place, car = outlet(dealer), dealer.stocked()
    dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    assert balances(dealer) == [D(0), D(141800), D(0)]
    dealer.refused("car.not_free", "consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    dealer.refused("car.not_in_house", "move_car", "car_clerk", car=car.pk, place="yard")
    deal = dealer.released()
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    dealer.pdi(car)
    dealer.act("bill_deal", deal=deal.pk)
    dealer.pay(deal)
    dealer.act("deliver_car", **dealer.handing(deal))
    assert balances(dealer) == [D(0), D(0), D(141800)]


def test_not_what_is_promised_or_on_its_way(dealer: Dealer) -> None:
    place, car = outlet(dealer), dealer.bought(VINS[1])
    dealer.refused("car.not_free", "consign_car", "car_clerk", car=car.pk, outlet=place.pk)
