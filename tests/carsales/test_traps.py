"""Traps that other products fell into, where they concern car sales; the approvals and clocks of all departments stand in tests/core."""

from decimal import Decimal as D

from chehang.billing.models import Bill, Receipt
from chehang.ledger.queries import balance_of_role
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from .dealer import VINS, Dealer


def test_a_deposit_is_applied_once_however_often_the_deal_is_billed(dealer: Dealer) -> None:
    """Deposits: applied to a part of the order, the full deposit can be taken or applied again."""
    deal, car = dealer.released(deposit="5000"), dealer.stocked()
    dealer.pay(deal, "deposit")
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    dealer.act("bill_deal", deal=deal.pk)
    dealer.act("edit_deal", deal=deal.pk, reason="客户改价", **dealer.content(price_inc="167800"))
    dealer.act("submit_deal", deal=deal.pk)
    dealer.decide(deal)
    dealer.act("bill_deal", deal=deal.pk)
    asked = Bill.objects.filter(document="carsales.deal", object_id=deal.pk).exclude(state="cancelled")
    assert {b.part: b.amount for b in asked} == {"deposit": D(5000), "car-2": D(162800)}
    receipt = Receipt.objects.get()
    refund = {"receipt": receipt.pk, "reason": "客户要求"}
    dealer.refused("refund.not_cancelled", "billing.refund_payment", "cashier", **refund)
    dealer.pay(deal, "car-2")
    dealer.pdi(car)
    dealer.act("deliver_car", **dealer.handing(deal))
    accountant = dealer.who("accountant")
    assert balance_of_role(accountant, "car_deposit") == balance_of_role(accountant, "receivable_customer") == 0
    dealer.refused("refund.not_cancelled", "billing.refund_payment", "cashier", **refund)
    dealer.refused("state.wrong", "cancel_deal", "general_manager", deal=deal.pk, reason="再退定金", deposit="double")


def test_a_deposit_is_money_not_credit(dealer: Dealer) -> None:
    """Put on account, it would count as held though nobody paid it."""
    deal = dealer.released(deposit="5000")
    Customer.objects.filter(pk=deal.customer_id).update(credit_limit=D(500000))
    bill = Bill.objects.get(document="carsales.deal", object_id=deal.pk, part="deposit")
    dealer.refused("deal.deposit_on_account", "billing.put_on_account", "cashier", bill=bill.pk)
    bill.refresh_from_db()
    assert bill.state == "waiting" and balance_of_role(dealer.who("accountant"), "car_deposit") == 0


def test_the_deposit_of_one_order_pays_no_other(dealer: Dealer) -> None:
    """Deposits: one customer, two orders; each has its own, and the rest goes back as what it is."""
    first, second = dealer.released(deposit="5000"), dealer.released(deposit="3000")
    dealer.pay(first, "deposit")
    dealer.act("assign_car", deal=second.pk, car=dealer.stocked(VINS[1]).pk)
    dealer.refused("deal.deposit_open", "bill_deal", deal=second.pk)
    dealer.act("cancel_deal", "general_manager", deal=first.pk, reason="只买一台")
    assert balance_of_role(dealer.who("accountant"), "car_deposit") == 0
    assert {b.part for b in Bill.objects.exclude(state="cancelled")} == {"deposit"}


def test_the_file_that_rests_gets_no_car(dealer: Dealer) -> None:
    """Merging people: the merged-away file comes up again. Who buys under it gets the car into the file that stays."""
    deal = dealer.ready()
    stays = dealer.bank()
    assert deal.customer is not None
    deal.customer.active, deal.customer.rests_in = False, stays
    deal.customer.save(update_fields=["active", "rests_in"])
    dealer.act("deliver_car", **dealer.handing(deal))
    assert Vehicle.objects.get(pk=deal.car.vehicle_id).owner == stays  # type: ignore[union-attr]
