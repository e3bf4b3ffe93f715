"""Money of a cancelled sale goes back, once."""

import pytest

from chehang.billing.models import Receipt
from chehang.billing.operations.refund_payment import RefundPayment, refund_payment
from chehang.core.errors import NotAllowed, Refused
from chehang.core.sources import Source
from chehang.counter.models import Sale
from chehang.counter.operations.cancel_sale import CancelSale, cancel_sale
from tests.goods import money
from tests.selling import SELLING, Shop, sound


@pytest.fixture
def paid(shop: Shop) -> Sale:
    """Paid by two methods."""
    sale = shop.sold((shop.goods(), "1"))
    shop.pay(sale, "400")
    shop.pay(sale, "58", "alipay")
    return sale


def back(shop: Shop, receipt: Receipt, post: str = "cashier", **also: str) -> None:
    shop.run(refund_payment, RefundPayment(receipt=receipt.pk, reason="退单"), post, **also)


def test_each_receipt_goes_back_the_way_it_came(shop: Shop, paid: Sale) -> None:
    shop.run(cancel_sale, CancelSale(sale=paid.pk, reason="客户不要了"))
    for receipt in Receipt.objects.order_by("id"):
        back(shop, receipt)
    assert [r.amount for r in Receipt.objects.order_by("id")] == [400, 58, -400, -58]
    assert money("money_refunded") == {"1001": -400, "1012.02": -58, "1122.01": 458}
    assert shop.bill(paid).paid == 0
    sound(*SELLING)


def test_refusals(shop: Shop, paid: Sale) -> None:
    first = Receipt.objects.order_by("id")[0]
    with pytest.raises(Refused, match="not_cancelled"):
        back(shop, first)
    shop.run(cancel_sale, CancelSale(sale=paid.pk, reason="客户不要了"))
    with pytest.raises(NotAllowed):
        back(shop, first, "parts_sales")
    back(shop, first, key="k")
    back(shop, first, key="k")
    for again in (first, Receipt.objects.get(amount=-400)):
        with pytest.raises(Refused, match=r"refund\.done"):
            back(shop, again)
    assert Receipt.objects.count() == 3


def test_no_more_cash_than_is_there(shop: Shop, paid: Sale) -> None:
    """The till paid out 100 elsewhere: 300 are left, 400 cannot go back in cash."""
    from datetime import date
    from decimal import Decimal

    from chehang.ledger.services import Leg, post

    post(
        shop.depot.context("cashier"),
        "supplier_paid",
        source=Source("tests.paid", 1),
        legs=[Leg("prepaid", Decimal(100), ("supplier", shop.depot.supplier.pk)), Leg("money_cash", Decimal(100))],
        date=date(2026, 11, 23),
    )
    shop.run(cancel_sale, CancelSale(sale=paid.pk, reason="客户不要了"))
    with pytest.raises(Refused) as caught:
        back(shop, Receipt.objects.order_by("id")[0])
    assert Receipt.objects.count() == 2 and "1001" in caught.value.message
