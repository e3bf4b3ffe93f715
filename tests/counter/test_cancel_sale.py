"""A sale that is not to be."""

import pytest

from chehang.billing.models import Receipt
from chehang.billing.operations.refund_payment import RefundPayment, refund_payment
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.counter.models import Sale
from chehang.counter.operations.cancel_sale import CancelSale, cancel_sale
from chehang.stock.models import Balance
from chehang.warehouse.models import Outbound
from tests.goods import money
from tests.selling import SELLING, Shop, sound


def cancel(shop: Shop, sale: Sale, post: str = "parts_sales") -> None:
    shop.run(cancel_sale, CancelSale(sale=sale.pk, reason="客户不要了"), post)
    sale.refresh_from_db()


def test_a_draft_goes_without_a_trace_in_the_warehouse(shop: Shop) -> None:
    sale = shop.draft((shop.goods(), "1"))
    cancel(shop, sale)
    assert (sale.state, sale.number) == ("cancelled", "") and not Outbound.objects.exists()


def test_goods_are_free_again_and_the_bill_is_void(shop: Shop) -> None:
    sale = shop.sold((shop.goods(), "3"))
    cancel(shop, sale)
    assert sale.state == "cancelled" and sale.number
    assert Balance.objects.get().reserved == 0
    assert shop.bill(sale).state == Outbound.objects.get().state == "cancelled"
    with pytest.raises(Refused, match="not_open"):
        shop.pay(sale)


def test_money_taken_is_given_back(shop: Shop) -> None:
    sale = shop.sold((shop.goods(), "1"))
    shop.pay(sale, method="wechat")
    cancel(shop, sale)
    assert InboxItem.objects.filter(post="cashier", done_at=None).count() == 1
    shop.run(refund_payment, RefundPayment(receipt=Receipt.objects.get().pk, reason="退单"), "cashier")
    assert not InboxItem.objects.filter(post="cashier", done_at=None).exists()
    assert money("money_refunded")["1012.02"] == -458
    sound(*SELLING)


def test_goods_that_are_out_come_back_as_a_return(shop: Shop) -> None:
    sale = shop.done((shop.goods(), "1"))
    with pytest.raises(Refused, match=r"sale\.out"):
        cancel(shop, sale)
    sale.refresh_from_db()
    assert sale.state == "closed"


def test_not_the_keeper_and_not_twice(shop: Shop) -> None:
    sale = shop.sold((shop.goods(), "1"))
    with pytest.raises(NotAllowed):
        cancel(shop, sale, "keeper")
    cancel(shop, sale)
    with pytest.raises(Refused):
        cancel(shop, sale)
