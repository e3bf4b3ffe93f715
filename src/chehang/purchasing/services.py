"""What purchasing offers to the departments above."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from chehang.core.context import Actor, Context
from chehang.core.money import ZERO
from chehang.core.sources import Source
from chehang.parties.models import Supplier
from chehang.warehouse.services import Expected, cancel_expected, expect_goods

from .drafting import DraftContent, DraftLine, hand_in, write_down
from .models import Order, OrderLine, OrderSlot
from .shares import ON_THE_WAY_IN, OPEN
from .sourcing import urgent_supplier
from .states import ORDER

__all__ = [
    "DraftContent",
    "DraftLine",
    "came_otherwise",
    "count_came",
    "expect_rest",
    "hand_in",
    "next_slots",
    "on_order",
    "on_the_way",
    "suppliers_of",
    "write_down",
]

PLACED = ("sent", "partial")


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
        ctx, supplier_id=order.supplier_id, source=Source("purchasing.order", order.pk, order.number), lines=rest
    )


def count_came(ctx: Context, order_id: int, came: Mapping[int, Decimal]) -> None:
    """Count what came (order line → pieces) on an order; what is missing is expected anew."""
    whole = OrderLine.objects.filter(order_id=order_id, store_id=ctx.store_id).select_related("order")
    lines = list(whole.select_for_update(of=("self", "order")).order_by("id"))
    order = lines[0].order
    for line in lines:
        line.received += came.get(line.pk, ZERO)
    OrderLine.objects.bulk_update([x for x in lines if x.pk in came], ["received"])
    if all(line.outstanding <= 0 for line in lines):
        ORDER.advance(ctx, order, "receive_all")
        return
    ORDER.advance(ctx, order, "receive_some")
    expect_rest(ctx, order)


def came_otherwise(ctx: Context, order: Order, came: Mapping[int, Decimal]) -> None:
    """Goods of an order came with a document of their own (an import batch): they count, and the keepers expect only the rest.

    Nothing happens to an order that is not placed any more.
    """
    if order.state in PLACED and any(came.values()):
        cancel_expected(ctx, source=Source("purchasing.order", order.pk))
        count_came(ctx, order.pk, came)


def on_order(who: Actor | Context, part_ids: list[int]) -> dict[int, Decimal]:
    """How much of each part is ordered and has not come."""
    rows = OrderLine.objects.filter(
        store_id=who.store_id, part_id__in=part_ids, order__state__in=("sent", "partial")
    ).values_list("part_id", "quantity", "received")
    coming: dict[int, Decimal] = {}
    for part_id, quantity, received in rows:
        coming[part_id] = coming.get(part_id, ZERO) + quantity - received
    return coming


def on_the_way(who: Actor | Context) -> dict[int, Decimal]:
    """How much of each part will come: placed and reviewed orders, and those that are drafted or wait for review."""
    lines = OrderLine.objects.filter(store_id=who.store_id, order__state__in=(*OPEN, *ON_THE_WAY_IN))
    sums: dict[int, Decimal] = {}
    for part, ordered, came in lines.values_list("part_id", "quantity", "received"):
        if ordered > came:
            sums[part] = sums.get(part, ZERO) + ordered - came
    return sums


def suppliers_of(who: Actor | Context, part_ids: Collection[int]) -> dict[int, Supplier]:
    """From whom each part is ordered: whom it was last ordered from and who still delivers, else whoever delivers
    soonest, the maker first. Empty when the store has no supplier."""
    placed = OrderLine.objects.filter(store_id=who.store_id, order__sent_at__isnull=False, part_id__in=part_ids)
    last = dict(placed.order_by("id").values_list("part_id", "order__supplier_id"))
    active = {s.pk: s for s in Supplier.objects.filter(store_id=who.store_id, active=True)}
    usual = urgent_supplier(who)
    found = {part: active.get(last.get(part, 0), usual) for part in part_ids}
    return {part: supplier for part, supplier in found.items() if supplier is not None}


def next_slots(who: Actor | Context) -> dict[int, date]:
    """The day of the order calendar on which each supplier is to be ordered from next."""
    return dict(OrderSlot.objects.filter(store_id=who.store_id, state="open").values_list("supplier_id", "due_on"))
