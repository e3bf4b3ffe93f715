"""The car comes back: revenue in red less the use, stock again and to be disclosed, commission taken off the next one."""

from decimal import Decimal as D

from chehang.billing.models import CreditNote
from chehang.carsales.models import Car, ClawBack, Commission
from chehang.core.verify import broken
from chehang.ledger.queries import balance_of_role

from .dealer import VINS, Dealer
from .rewarding import targets
from .test_reckon_commissions import sold_month
from .test_record_loan import LOAN
from .used import came_back


def test_money_and_car_to_the_fen(dealer: Dealer) -> None:
    """168,800 − 7,258.40 = 161,541.60 goes back: 142,957.17 of revenue, 18,584.43 of VAT; what stays is the use."""
    deal = dealer.delivered(deposit="5000")
    dealer.days(100)
    case = came_back(dealer, deal)
    notes = {(n.bill.part, n.amount) for n in CreditNote.objects.all()}
    assert notes == {("car", D("161541.60"))}
    accountant = dealer.who("accountant")
    assert abs(balance_of_role(accountant, "vehicle_revenue")) == D("149380.53") - D("142957.17")
    assert balance_of_role(accountant, "vehicle_cost") == 0 and abs(balance_of_role(accountant, "used_car_stock")) == D(
        141800
    )
    car = case.car
    assert (car.used, car.state, car.vin) == (True, "transit", VINS[0]) and "三包换退车" in car.disclosure
    assert Car.objects.count() == 2
    assert not [x for rule, x in broken() if rule.code in ("I20", "I20b", "I20c", "I22b")]
    dealer.refused("state.wrong", "take_car_back", "sales_manager", case=case.pk)


def test_the_lenders_share_goes_back_too(dealer: Dealer) -> None:
    deal = dealer.delivered(lender=dealer.bank().pk, **LOAN)
    dealer.days(100)
    case = came_back(dealer, deal)
    assert sum(n.amount for n in CreditNote.objects.all()) == case.back_inc
    assert {n.bill.part for n in CreditNote.objects.all()} == {"car", "loan"}
    assert not [x for rule, x in broken() if rule.code in ("I20", "I20b", "I20c")]


def test_its_commission_is_taken_off_the_next_one(dealer: Dealer) -> None:
    """With both cars 947.86, without the first 300 × 1 × 1 = 300 (1 of 2 is below: × 0.8 = 240): the difference is owed."""
    dealer.clock.at = dealer.clock.at.replace(day=1)
    facts = sold_month(dealer)
    dealer.days(31)
    earned = Commission.objects.get(pk=dealer.act("reckon_commissions", "sales_manager", **facts).id)
    deal = Car.objects.get(vin=VINS[0]).deals.get()
    came_back(dealer, deal)
    claw = ClawBack.objects.get()
    assert (claw.earned_in, claw.amount, claw.taken_in) == (earned, D("707.86"), None)
    targets(dealer, 2)
    dealer.delivered("13600003333", VINS[2])
    now = dealer.day()
    dealer.days(31)
    done = dealer.act("reckon_commissions", "sales_manager", **(facts | {"month": now}))
    row = Commission.objects.get(pk=done.id)
    assert row.items[-1]["text"] == "claw_back" and row.items[-1]["amount"] == "-707.86"
    assert row.amount == D("-467.86")
    dealer.act("approve_commission", "finance_manager", commission=row.pk)
    claw.refresh_from_db()
    assert claw.taken_in == row
    assert abs(balance_of_role(dealer.who("accountant"), "other_payable")) == D("467.86")
