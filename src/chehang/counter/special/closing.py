"""A special order ends without a sale: what becomes of its deposit and its goods."""

from chehang.billing import deposits
from chehang.billing import services as billing
from chehang.core.context import Context
from chehang.core.money import ZERO
from chehang.core.sources import Source
from chehang.counter.models import LostSale, SpecialOrder
from chehang.counter.states import SPECIAL
from chehang.stock import services as stock

from .arriving import DOCUMENT
from .deposits import ending

MOVES = {"customer": "cancel", "abandoned": "abandon", "supply": "fail"}


def execute(ctx: Context, order: SpecialOrder, reason: str) -> None:
    """Keep, give back and pay double as approved; the goods are free again, demand that was not met is written down."""
    end = ending(order.outcome, order.held, order.earnest, order.keep)
    source = Source(DOCUMENT, order.pk, order.number)
    if order.arrived_at:
        stock.unreserve(ctx, Source(DOCUMENT, order.pk))
    if end.forfeited:
        deposits.forfeit(ctx, end.forfeited, order.customer_id, source=source)
    bill = billing.bill_of(ctx, Source(DOCUMENT, order.pk), deposits.PART)
    if end.returned and bill:
        deposits.give_back(ctx, bill, end.returned, source=source)
    if end.penalty:
        deposits.double(ctx, end.penalty, order.customer_id, source=source)
    if order.outcome == "supply":
        _lost(ctx, order)
    sums = {"forfeited": end.forfeited, "returned": end.returned, "penalty": end.penalty}
    SPECIAL.advance(ctx, order, MOVES[order.outcome], reason=reason, **sums)


def reopen(ctx: Context, order: SpecialOrder, reason: str) -> None:
    """The end was not approved: the order stands where it stood."""
    move = "back_to_notified" if order.arrived_at else "back_to_ordered" if order.order_no else "back_to_order"
    SPECIAL.advance(ctx, order, move, reason=reason, outcome="", keep=ZERO)


def _lost(ctx: Context, order: SpecialOrder) -> None:
    LostSale.objects.create(
        store_id=ctx.store_id,
        part_id=order.part_id,
        quantity=order.quantity,
        reason="late",
        customer_id=order.customer_id,
        note=order.number,
        date=ctx.today,
        made_by_id=ctx.actor.employee_id,
        made_by_name=ctx.actor.name,
    )
