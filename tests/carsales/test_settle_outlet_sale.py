"""An outlet sold a car: it owes wholesale less rebate, the consigned car's cost is booked (P30)."""

from decimal import Decimal as D

from chehang.billing.models import Bill
from chehang.carsales.models import OutletSale
from chehang.core.verify import broken
from chehang.ledger.queries import balance_of_role

from .dealer import Dealer
from .outlets import outlet


def _there(dealer: Dealer):
    car = dealer.stocked()
    dealer.act("consign_car", "sales_manager", car=car.pk, outlet=outlet(dealer).pk)
    return car


def _sold(dealer: Dealer, car, **also):
    return {"car": car.pk, "buyer": "孙立", "sold_on": dealer.day(), "wholesale": "160000", "rebate": "1500", **also}


def test_reported_at_once(dealer: Dealer) -> None:
    """160,000 − 1,500 = 158,500 = 140,265.49 + 18,234.51."""
    car = _there(dealer)
    dealer.days(12)
    dealer.act("settle_outlet_sale", "sales_manager", **_sold(dealer, car))
    made, bill = OutletSale.objects.get(), Bill.objects.get()
    assert (made.amount_inc, made.late, made.days_there) == (D(158500), False, 12)
    assert (bill.claim, bill.amount, bill.customer.name) == ("outlet", D(158500), "慈溪诚信汽贸")
    accountant = dealer.who("accountant")
    assert abs(balance_of_role(accountant, "receivable_outlet")) == D(158500)
    assert abs(balance_of_role(accountant, "vehicle_revenue")) == D("140265.49")
    assert balance_of_role(accountant, "consigned_cars") == 0
    assert abs(balance_of_role(accountant, "vehicle_cost")) == D(141800)
    car.refresh_from_db()
    assert (car.state, car.place) == ("delivered", "gone")
    assert not [x for rule, x in broken() if rule.code in ("I20", "I20d")]
    dealer.refused("car.no_outlet_sale", "settle_outlet_sale", "sales_manager", **_sold(dealer, car))


def test_a_late_report_costs_of_the_rebate(dealer: Dealer) -> None:
    car = _there(dealer)
    day = dealer.day()
    dealer.days(3)
    dealer.act("settle_outlet_sale", "sales_manager", **_sold(dealer, car, sold_on=day))
    made = OutletSale.objects.get()
    assert (made.late, made.penalty_inc, made.amount_inc) == (True, D(200), D(158700))


def test_only_what_stands_there(dealer: Dealer) -> None:
    dealer.refused("car.no_outlet_sale", "settle_outlet_sale", "sales_manager", **_sold(dealer, dealer.stocked()))
    assert not Bill.objects.exists()
