"""Goods coming back: how many may, and what they are worth."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter
from chehang.stock.models import Entry
from chehang.warehouse.models import Outbound, Pick

from .models import Sale, SaleLine


def share(total: Decimal, quantity: Decimal, before: Decimal, now: Decimal) -> Decimal:
    """The part of a line's ``total`` that ``now`` of ``quantity`` carry when ``before`` came back already.

    Rounded cumulatively: round(total × (before + now) / quantity) − round(total × before / quantity). Whatever the
    steps, everything returned gives exactly the total.
    """
    return round_half_up(total * (before + now) / quantity) - round_half_up(total * before / quantity)


def check_deadline(ctx: Context, sale: Sale, lines: Mapping[int, SaleLine]) -> None:
    """Refuse a return after the deadline (the part's own, else the store's); a parts manager may allow it."""
    if "parts_manager" in ctx.actor.posts:
        return
    left = left_on(ctx, sale)
    usual = timedelta(days=int(parameter(ctx, "counter.return_within", ctx.today)))
    for line in lines.values():
        own = line.part.return_deadline_days
        within = min(usual, timedelta(days=own)) if own is not None else usual
        if left is not None and ctx.now - left > within:
            raise Refused(
                "return.late",
                _("%(part)s was handed over more than %(days)s days ago. Ask the parts manager to take it back."),
                part=line.part_no,
                days=within.days,
            )


def left_on(ctx: Context, sale: Sale) -> datetime | None:
    """When the goods were handed over (or released, when nobody noted it)."""
    outbound = Outbound.objects.filter(
        store_id=ctx.store_id, document="counter.sale", object_id=sale.pk, state__in=["released", "handed_over"]
    ).first()
    return (outbound.handed_over_at or outbound.released_at) if outbound else sale.confirmed_at


def check_returnable(lines: Mapping[int, SaleLine], quantities: Mapping[int, Decimal]) -> None:
    """Refuse parts that are not taken back, and more than was sold and not yet returned."""
    for n, line in lines.items():
        if not line.part.returnable:
            raise Refused(
                "return.excluded",
                _("%(part)s is not taken back: the customer was told so when buying."),
                field="lines",
                part=line.part_no,
            )
        rest = line.quantity - line.returned
        if quantities[n] > rest:
            raise Refused(
                "return.too_many",
                _("Of %(part)s at most %(rest)s can come back, not %(asked)s."),
                field="lines",
                part=line.part_no,
                rest=f"{rest.normalize():f}",
                asked=f"{quantities[n].normalize():f}",
            )


def lots_of(ctx: Context, sale: Sale) -> dict[int, int]:
    """Sale line → the batch it was picked from, for parts kept by batch."""
    if sale.handover == "outlet":
        sold = Entry.objects.filter(
            store_id=ctx.store_id, document="counter.sale", object_id=sale.pk, movement="201", lot__isnull=False
        )
        return dict(sold.order_by("-id").values_list("line_id", "lot_id"))
    picks = Pick.objects.filter(
        store_id=ctx.store_id,
        outbound__document="counter.sale",
        outbound__object_id=sale.pk,
        outbound__state="handed_over",
        lot__isnull=False,
    )
    return dict(picks.order_by("-id").values_list("line__source_line_id", "lot_id"))


def worth(line: SaleLine, accepted: Decimal) -> dict[str, Decimal]:
    """Price, tax and cost of ``accepted`` of a line: the original price and the original issue cost (P8)."""
    inc = share(line.amount_inc, line.quantity, line.returned, accepted)
    ex = share(line.amount_ex, line.quantity, line.returned, accepted)
    return {
        "amount_inc": inc,
        "amount_ex": ex,
        "tax": inc - ex,
        "cost": share(line.cost or ZERO, line.quantity, line.returned, accepted),
    }
