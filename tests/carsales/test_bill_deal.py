"""Who is asked for what."""

from decimal import Decimal as D

from chehang.billing.models import Bill

from .dealer import Dealer
from .test_record_loan import LOAN


def test_customer_and_lender(dealer: Dealer) -> None:
    deal = dealer.released(lender=dealer.bank().pk, deposit="5000", **LOAN)
    dealer.refused("deal.no_car_yet", "bill_deal", deal=deal.pk)
    dealer.act("assign_car", deal=deal.pk, car=dealer.stocked().pk)
    dealer.refused("deal.loan_open", "bill_deal", deal=deal.pk)
    dealer.act("record_loan", deal=deal.pk, loan_state="approved")
    dealer.refused("deal.deposit_open", "bill_deal", deal=deal.pk)
    dealer.pay(deal, "deposit")
    dealer.act("bill_deal", deal=deal.pk)
    asked = {b.part: (b.customer.name, b.amount) for b in Bill.objects.all()}
    assert asked == {
        "deposit": ("赵敏", D(5000)), "car": ("赵敏", D(45800)), "loan": ("泓川汽车金融", D(118000)),
    }  # fmt: skip
    dealer.refused("deal.not_released", "bill_deal", deal=deal.pk)


def test_a_deal_that_changes_after_it_was_billed_is_billed_anew_and_leaves(dealer: Dealer) -> None:
    deal, car = dealer.released(), dealer.stocked()
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    dealer.act("bill_deal", deal=deal.pk)
    dealer.act("edit_deal", deal=deal.pk, reason="客户加装", **dealer.content(price_inc="167800"))
    dealer.act("submit_deal", deal=deal.pk)
    dealer.decide(deal)
    dealer.pdi(car)
    dealer.act("bill_deal", deal=deal.pk)
    waiting = Bill.objects.get(document="carsales.deal", object_id=deal.pk, state="waiting")
    payment = {"method": "transfer", "amount": "167800.00", "reference": "回单1"}
    dealer.run("billing.take_payment", "cashier", bill=waiting.pk, payments=[payment])
    dealer.act("deliver_car", **dealer.handing(deal))
    deal.refresh_from_db()
    assert deal.state == "delivered"
