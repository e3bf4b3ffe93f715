"""Buyer, promise and deposit of an order change only with a new release."""

from decimal import Decimal as D

from chehang.billing.models import Bill
from chehang.carsales.models import Deal

from .dealer import Dealer


def changed(dealer: Dealer, deal: Deal, **also):
    return {"deal": deal.pk, "reason": "客户要求", "promised_on": dealer.day(20), **also}


def test_another_buyer_and_deposit_are_released_anew(dealer: Dealer) -> None:
    deal = dealer.released(deposit="5000")
    first = deal.customer_id
    dealer.refused("deal.deposit", "change_order", **changed(dealer, deal, deposit="40000", deposit_kind="earnest"))
    dealer.refused("deal.deposit_kind", "change_order", **changed(dealer, deal, deposit="4000"))
    dealer.act("change_order", **changed(dealer, deal, name="赵敏之夫", deposit="8000", deposit_kind="earnest"))
    deal.refresh_from_db()
    assert (deal.state, deal.deposit, deal.customer.name, deal.customer_id == first) == (
        "draft",
        D(8000),
        "赵敏之夫",
        False,
    )
    dealer.act("submit_deal", deal=deal.pk)
    dealer.decide(deal)
    living = Bill.objects.exclude(state="cancelled").get(document="carsales.deal", object_id=deal.pk)
    assert (living.part, living.amount, living.customer_id) == ("deposit-2", D(8000), deal.customer_id)
    dealer.pay(deal, "deposit-2")
    dealer.refused("deal.deposit_paid", "change_order", **changed(dealer, deal))
    dealer.act("change_order", **changed(dealer, deal, deposit="8000", deposit_kind="earnest"))
    deal.refresh_from_db()
    assert (deal.state, deal.promised_on) == ("draft", dealer.day(20))
    dealer.refused("deal.no_order_to_change", "change_order", **changed(dealer, dealer.quoted("13600002222")))
