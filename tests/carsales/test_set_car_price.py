"""Prices of models, by day."""

from decimal import Decimal as D

from chehang.carsales import pricing

from .dealer import Dealer


def test_versions_from_today_on(dealer: Dealer) -> None:
    model = dealer.model()
    price = {
        "model": model.pk,
        "marked": "169800",
        "floor": "158000",
        "cost_ex": "141800",
        "rebate": "0",
        "reason": "促销",
    }
    dealer.act("set_car_price", "sales_manager", valid_from=dealer.day(5), **price)
    marked = [pricing.price_on(dealer.who("sales_manager"), model, dealer.day(n)).marked for n in (0, 4, 5)]
    assert marked == [D(175800), D(175800), D(169800)]
    dealer.refused("carprice.past", "set_car_price", "sales_manager", valid_from=dealer.day(-1), **price)
    dealer.refused(
        "carprice.floor", "set_car_price", "sales_manager", valid_from=dealer.day(), **price | {"floor": "170000"}
    )
