"""Money goes back the way it came, once, and only for a cancelled sale."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import Receipt
from chehang.billing.operations.refund_payment import RefundPayment, refund_payment
from chehang.core.errors import Refused
from chehang.counter.operations.cancel_sale import CancelSale, cancel_sale
from tests.goods import money
from tests.selling import Shop


def test_back_once(shop: Shop) -> None:
    sale = shop.confirmed("1")
    shop.pay(sale, ("cash", "458.00"))
    cmd = RefundPayment(receipt=Receipt.objects.get().pk, reason="客户取消")
    with pytest.raises(Refused, match=r"refund\.not_cancelled"):
        shop.depot.run(refund_payment, cmd, "cashier")
    shop.depot.run(cancel_sale, CancelSale(sale=sale.pk, reason="客户取消"), "parts_sales")
    shop.depot.run(refund_payment, cmd, "cashier")
    assert shop.bill(sale).paid == D(0)
    assert money("money_refunded") == {"1001": D("-458.00"), "1122.01": D("458.00")}
    with pytest.raises(Refused, match=r"refund\.done"):
        shop.depot.run(refund_payment, cmd, "cashier")
    assert Receipt.objects.count() == 2
