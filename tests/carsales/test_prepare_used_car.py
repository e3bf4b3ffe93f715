"""What is put into a used car is its cost; sold, the levy is on its whole price."""

from decimal import Decimal as D

import pytest

from chehang.core.doubts import Doubtful
from chehang.core.verify import broken
from chehang.ledger.queries import balance_of_role

from .dealer import Dealer
from .used import used_car


def test_from_the_valuation_to_the_sale(dealer: Dealer) -> None:
    """Bought for 60,000, 3,000 put into it, sold for 70,350: levy 350 (0.5 %), cost 63,000."""
    car = used_car(dealer)
    assert car.cost_ex == D(63000)
    price = {"marked": "75000", "floor": "70000", "cost_ex": "63000", "rebate": "0", "reason": "二手车单独定价"}
    dealer.act("set_car_price", "sales_manager", model=car.model_id, valid_from=dealer.day(), **price)
    deal = dealer.ordered(price_inc="70350")
    with pytest.raises(Doubtful):
        dealer.act("assign_car", deal=deal.pk, car=car.pk)
    dealer.run_anyway("carsales.assign_car", "sales_consultant", deal=deal.pk, car=car.pk)
    deal.refresh_from_db()
    assert (deal.price_ex, deal.tax) == (D(70000), D(350))
    dealer.act("submit_deal", deal=deal.pk)
    dealer.decide(deal)
    dealer.pdi(car)
    dealer.act("bill_deal", deal=deal.pk)
    dealer.pay(deal)
    dealer.act("deliver_car", **dealer.handing(deal, odometer=62100))
    accountant = dealer.who("accountant")
    assert balance_of_role(accountant, "used_car_stock") == 0
    assert abs(balance_of_role(accountant, "vehicle_cost")) == D(63000)
    assert abs(balance_of_role(accountant, "output_vat")) == D(350)
    assert not [x for rule, x in broken() if rule.code in ("I20", "I21", "I22b")]


def test_not_a_new_car(dealer: Dealer) -> None:
    data = {
        "supplier": dealer.supplier().pk,
        "what": "整备",
        "invoice_no": "ZB-1",
        "invoiced_on": dealer.day(),
        "amount": "10",
    }
    dealer.refused("car.not_used", "prepare_used_car", "car_clerk", car=dealer.stocked().pk, **data)


def test_chosen_before_the_release(dealer: Dealer) -> None:
    car = used_car(dealer)
    deal = dealer.released()
    dealer.refused("car.used_first", "assign_car", deal=deal.pk, car=car.pk)
