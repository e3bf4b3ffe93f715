"""A deal is called off; what becomes of its deposit."""

from decimal import Decimal as D

from chehang.billing.models import Bill, CreditNote
from chehang.ledger.queries import balance_of_role

from .dealer import Dealer


def test_the_car_is_free_and_the_deposit_goes_back(dealer: Dealer) -> None:
    deal, car = dealer.released(deposit="5000"), dealer.stocked()
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    dealer.refused("deal.cancel_released", "cancel_deal", deal=deal.pk, reason="客户放弃")
    dealer.pay(deal, "deposit")
    dealer.refused("deal.cancel_paid", "cancel_deal", "sales_manager", deal=deal.pk, reason="客户放弃")
    dealer.act("cancel_deal", "general_manager", deal=deal.pk, reason="客户放弃")
    deal.refresh_from_db()
    car.refresh_from_db()
    assert (deal.state, car.state, CreditNote.objects.get().amount) == ("cancelled", "stock", D(5000))
    assert balance_of_role(dealer.who("accountant"), "car_deposit") == 0


def test_a_deposit_is_kept_by_right(dealer: Dealer) -> None:
    deal = dealer.released(deposit="5000")
    dealer.pay(deal, "deposit")
    dealer.act("cancel_deal", "general_manager", deal=deal.pk, reason="买方违约", deposit="kept")
    assert abs(balance_of_role(dealer.who("accountant"), "windfall")) == D(5000)


def test_what_nobody_paid_is_not_asked_for_any_more(dealer: Dealer) -> None:
    deal = dealer.released(deposit="5000")
    dealer.act("cancel_deal", "sales_manager", deal=deal.pk, reason="重复下单")
    assert Bill.objects.get().state == "cancelled"


def test_in_breach_the_store_pays_double(dealer: Dealer) -> None:
    """民法典 art. 587: 5,000 go back and 5,000 more are owed."""
    deal = dealer.released(deposit="5000")
    dealer.pay(deal, "deposit")
    dealer.act("cancel_deal", "general_manager", deal=deal.pk, reason="我方无法交车", deposit="double")
    accountant = dealer.who("accountant")
    assert CreditNote.objects.get().amount == D(5000) and balance_of_role(accountant, "car_deposit") == 0
    assert (
        abs(balance_of_role(accountant, "other_payable"))
        == abs(balance_of_role(accountant, "disaster_loss"))
        == D(5000)
    )


def test_who_paid_it_all_and_goes_gets_it_back_at_the_desk(dealer: Dealer) -> None:
    deal = dealer.ready(deposit="5000")
    dealer.refused("deal.cancel_paid", "cancel_deal", "sales_manager", deal=deal.pk, reason="客户改主意")
    dealer.act("cancel_deal", "general_manager", deal=deal.pk, reason="客户改主意")
    bill = Bill.objects.get(part="car")
    assert (bill.state, bill.paid) == ("cancelled", D(163800))
    dealer.run("billing.refund_payment", "cashier", receipt=bill.receipts.get().pk, reason="订单取消")
    bill.refresh_from_db()
    assert bill.paid == 0
    assert CreditNote.objects.get().amount == D(5000)
