"""Short ways through used cars and returns."""

from typing import Any

from chehang.carsales.models import Car, CarReturn, Deal, TradeIn
from chehang.parties.models import Customer
from chehang.vehicles.demo import vin

from .dealer import Dealer

OLD = vin(81234)


def buyer(dealer: Dealer) -> Customer:
    """Who buys the new car of the tests, if there is a deal; else somebody."""
    deal = Deal.objects.filter(customer__isnull=False).order_by("id").first()
    if deal is not None and deal.customer is not None:
        return deal.customer
    facts = {"kind": "person", "name": "赵敏", "mobile": "13600001111"}
    return Customer.objects.get_or_create(store=dealer.store, code="K77", defaults=facts)[0]


def valued(dealer: Dealer, **also: Any) -> TradeIn:
    """A car that fetches 68,000, needs 3,000 and is offered 60,000."""
    data = {
        "customer": buyer(dealer).pk, "vin": OLD, "plate_no": "浙B66666", "model": dealer.model().pk, "colour": "珍珠白",
        "registered_on": dealer.day(-1500), "mileage": 62000, "papers": "齐全,无抵押,无违章", "market_inc": "68000",
        "repair_inc": "3000", "price_inc": "60000", **also,
    }  # fmt: skip
    return TradeIn.objects.get(pk=dealer.act("value_trade_in", **data).id)


def taken(dealer: Dealer, **also: Any) -> TradeIn:
    made = valued(dealer, **also)
    dealer.act("buy_trade_in", "sales_manager", trade_in=made.pk)
    return TradeIn.objects.get(pk=made.pk)


def used_car(dealer: Dealer) -> Car:
    """Bought, in the yard, made ready for 3,000."""
    car = taken(dealer).car
    assert car is not None
    dealer.act("receive_car", "car_clerk", car=car.pk, spot="U-01")
    data = {"supplier": dealer.supplier().pk, "what": "整备翻新", "invoice_no": "ZB-1", "invoiced_on": dealer.day()}
    dealer.act("prepare_used_car", "car_clerk", car=car.pk, amount="3000", **data)
    return Car.objects.get(pk=car.pk)


def asked_back(dealer: Dealer, deal: Deal, **also: Any) -> CarReturn:
    data = {"deal": deal.pk, "ground": "days", "wish": "money", "fault": "变速箱多次修理", "mileage": 8600, **also}
    return CarReturn.objects.get(pk=dealer.act("ask_car_return", "sales_manager", **data).id)


def came_back(dealer: Dealer, deal: Deal, **also: Any) -> CarReturn:
    case = asked_back(dealer, deal, **also)
    facts = {"case": case.pk, "granted": True, "answer": "符合三包条件"}
    dealer.run_anyway("carsales.answer_car_return", "general_manager", **facts)
    dealer.act("take_car_back", "sales_manager", case=case.pk)
    return CarReturn.objects.get(pk=case.pk)
