"""A sale becomes binding: its number, the goods held for it, the bill."""

from collections.abc import Sequence

from chehang.billing import services as billing
from chehang.billing.models import Bill
from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.sources import Source
from chehang.warehouse.services import Asked, request_issue

from .models import Sale, SaleLine
from .states import SALE


def confirm(ctx: Context, sale: Sale, lines: Sequence[SaleLine]) -> Bill:
    """Number the sale, order its goods out of stock and ask the customer for the money."""
    SALE.advance(ctx, sale, "confirm", number=numbers.draw(ctx, "SO"), confirmed_at=ctx.now)
    request_issue(
        ctx,
        source=Source("counter.sale", sale.pk, sale.number),
        receiver_name=sale.customer.name,
        receiver_id=sale.customer_id,
        collects=sale.handover == "collect",
        lines=[Asked(x.part_id, x.quantity, x.pk, x.sold_price, x.amount_inc) for x in lines],
    )
    return billing.ask(ctx, sale.customer, source=Source("counter.sale", sale.pk, sale.number), amount=sale.amount_inc)
