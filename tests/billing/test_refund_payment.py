"""Money goes back the way it came, once, and only for a cancelled sale."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import Receipt
from chehang.billing.operations.refund_payment import RefundPayment, refund_payment
from chehang.core.errors import Refused
from chehang.counter.operations.cancel_sale import CancelSale, cancel_sale
from tests.goods import money
from tests.shop import PadShop


def test_back_once(padshop: PadShop) -> None:
    sale = padshop.confirmed("1")
    padshop.pay(sale, ("cash", "458.00"))
    cmd = RefundPayment(receipt=Receipt.objects.get().pk, reason="客户取消")
    with pytest.raises(Refused, match=r"refund\.not_cancelled"):
        padshop.depot.run(refund_payment, cmd, "cashier")
    padshop.depot.run(cancel_sale, CancelSale(sale=sale.pk, reason="客户取消"), "parts_sales")
    padshop.depot.run(refund_payment, cmd, "cashier")
    assert padshop.bill(sale).paid == D(0)
    assert money("money_refunded") == {"1001": D("-458.00"), "1122.01": D("458.00")}
    with pytest.raises(Refused, match=r"refund\.done"):
        padshop.depot.run(refund_payment, cmd, "cashier")
    assert Receipt.objects.count() == 2
