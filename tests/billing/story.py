"""Billing's day: a delivery with its invoice is owed to the supplier, another one has been paid."""

from chehang.billing import services as billing
from chehang.billing.models import Payable
from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.states import keep_steps
from tests.selling import Shop

VIOLATIONS = {
    "billing_payable_paid_in_full": [("UPDATE billing_payable SET state = 'settled' WHERE state = 'open'",)],
}


def tell(shop: Shop) -> None:
    """Goods with their invoice: the open item stands; that of the delivery before is settled."""
    filters = shop.depot.part("H3A 129 620 K", "空气滤芯")
    shop.receive(filters, "4", "61.50")
    shop.receive(filters, "2", "61.50")
    with writing():
        ctx = Context(shop.depot.who("accountant"), shop.depot.clock, "billing.story")
        paid = Payable.objects.select_for_update().order_by("-id")[0]
        billing.settle(ctx, paid, paid.rest)
        keep_steps(ctx)
