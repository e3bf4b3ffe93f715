"""The commission of a month, from the cars handed over, line by line (the worked 5,566: test_rewards)."""

from decimal import Decimal as D

from chehang.carsales.models import Commission
from chehang.parties.models import Customer

from .dealer import VINS, Dealer
from .rewarding import in_force, share, targets
from .test_record_loan import LOAN

FEES = [
    {"kind": "commercial", "amount": "4200", "gain": "630"},
    {"kind": "accessory", "name": "脚垫", "amount": "452", "cost": "288"},
]


def sold_month(dealer: Dealer) -> dict:
    """Two cars in the month, one with a loan, insurance and an accessory; the next month has begun."""
    in_force(dealer)
    targets(dealer, 2)
    dealer.delivered("13600001111", VINS[0], lender=dealer.bank().pk, fees=FEES, **LOAN)
    dealer.delivered("13600002222", VINS[1])
    facts = {"month": dealer.day(), "consultant": dealer.id("sales_consultant"), "quality": "0.93"}
    return facts


def test_each_line_with_its_arithmetic(dealer: Dealer) -> None:
    dealer.clock.at = dealer.clock.at.replace(day=1)
    facts = sold_month(dealer)
    dealer.refused("commission.running", "reckon_commissions", "sales_manager", **facts)
    dealer.days(31)
    dealer.refused(
        "commission.no_target", "reckon_commissions", "sales_manager", **(facts | {"consultant": dealer.id("cashier")})
    )
    done = dealer.act("reckon_commissions", "sales_manager", **facts, penalty="20")
    row = Commission.objects.get(pk=done.id)
    assert (row.cars, row.target) == (2, 2)
    # 2 × 300 × 1.2 × 1 = 720; one loan 200; 630 × 3 % = 18.90; (400 − 288) × 8 % = 8.96; −20
    assert [x["amount"] for x in row.items] == ["720.00", "200.00", "18.90", "8.96", "-20.00"] and row.amount == D(
        "927.86"
    )
    dealer.refused("commission.there", "reckon_commissions", "sales_manager", **facts)


def test_no_policy_on_the_first(dealer: Dealer) -> None:
    targets(dealer, 2, share(dealer))
    facts = {"month": dealer.day(), "consultant": dealer.id("sales_consultant"), "quality": "0.93"}
    dealer.days(31)
    dealer.refused("commission.no_policy", "reckon_commissions", "sales_manager", **facts)


def test_a_car_on_credit_counts_in_the_month_it_is_paid(dealer: Dealer) -> None:
    dealer.clock.at = dealer.clock.at.replace(day=1)
    in_force(dealer)
    targets(dealer, 1)
    deal, car = dealer.released(), dealer.stocked()
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    dealer.pdi(car)
    dealer.act("bill_deal", deal=deal.pk)
    Customer.objects.filter(pk=deal.customer_id).update(credit_limit=D(500000))
    dealer.run("billing.put_on_account", "cashier", bill=dealer.bill(deal).pk)
    dealer.act("deliver_car", **dealer.handing(deal))
    facts = {"month": dealer.day(), "consultant": dealer.id("sales_consultant"), "quality": "0.93"}
    dealer.days(31)
    dealer.refused("commission.no_car", "reckon_commissions", "sales_manager", **facts)
    targets(dealer, 1)
    dealer.pay(deal)
    paid_in = facts | {"month": dealer.day()}
    dealer.days(31)
    assert Commission.objects.get(pk=dealer.act("reckon_commissions", "sales_manager", **paid_in).id).cars == 1
