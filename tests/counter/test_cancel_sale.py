"""A sale that is not to be."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.counter.operations.cancel_sale import CancelSale, cancel_sale
from chehang.stock.models import Balance
from tests.selling import Shop


def test_goods_are_free_again_and_the_bill_is_gone(shop: Shop) -> None:
    sale = shop.confirmed("2")
    shop.depot.run(cancel_sale, CancelSale(sale=sale.pk, reason="客户改主意"), "parts_sales")
    sale.refresh_from_db()
    assert (sale.state, shop.bill(sale).state, Balance.objects.get().reserved) == ("cancelled", "cancelled", D(0))


def test_not_once_the_goods_are_out(shop: Shop) -> None:
    sale = shop.confirmed("2")
    shop.pay(sale)
    shop.hand_out(sale)
    with pytest.raises(Refused, match=r"sale\.out"):
        shop.depot.run(cancel_sale, CancelSale(sale=sale.pk, reason="客户改主意"), "parts_sales")
    assert shop.bill(sale).state == "paid"
