"""What purchasing offers to the departments above."""

from decimal import Decimal

from chehang.core.context import Actor, Context
from chehang.core.money import ZERO
from chehang.warehouse.services import Expected, expect_goods

from .models import Order, OrderLine


def expect_rest(ctx: Context, order: Order) -> int | None:
    """Announce to the warehouse what is still to come of an order; None when nothing is."""
    rest = [
        Expected(
            part_id=line.part_id,
            quantity=line.outstanding,
            unit_price_ex=line.price_ex,
            tax_rate=line.tax_rate,
            line_id=line.pk,
        )
        for line in order.lines.order_by("n")
        if line.outstanding > 0
    ]
    if not rest:
        return None
    return expect_goods(
        ctx,
        supplier_id=order.supplier_id,
        document="purchasing.order",
        object_id=order.pk,
        source_number=order.number,
        lines=rest,
    )


def on_order(who: Actor | Context, part_ids: list[int]) -> dict[int, Decimal]:
    """How much of each part is ordered and has not come."""
    rows = OrderLine.objects.filter(
        store_id=who.store_id, part_id__in=part_ids, order__state__in=("sent", "partial")
    ).values_list("part_id", "quantity", "received")
    coming: dict[int, Decimal] = {}
    for part_id, quantity, received in rows:
        coming[part_id] = coming.get(part_id, ZERO) + quantity - received
    return coming
