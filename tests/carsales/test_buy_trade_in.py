"""A customer's car is ours (P32)."""

from decimal import Decimal as D

from chehang.carsales.models import Car
from chehang.ledger.queries import balance_of_role

from .dealer import Dealer
from .used import OLD, taken, valued


def test_a_used_car_and_a_debt(dealer: Dealer) -> None:
    car = taken(dealer).car
    accountant = dealer.who("accountant")
    assert (car.vin, car.used, car.cost_ex, car.state) == (OLD, True, D(60000), "transit")
    assert (
        abs(balance_of_role(accountant, "used_car_stock"))
        == abs(balance_of_role(accountant, "other_payable"))
        == D(60000)
    )


def test_another_person_in_time_and_once(dealer: Dealer) -> None:
    own = valued(dealer)
    own.appraiser_id = dealer.id("sales_manager")
    own.save()
    dealer.refused("trade_in.own", "buy_trade_in", "sales_manager", trade_in=own.pk)
    dealer.act("buy_trade_in", "general_manager", trade_in=own.pk)
    again = valued(dealer)
    dealer.refused("car.here", "buy_trade_in", "sales_manager", trade_in=again.pk)
    dealer.days(8)
    dealer.refused("trade_in.over", "buy_trade_in", "sales_manager", trade_in=again.pk)
    assert Car.objects.count() == 1
