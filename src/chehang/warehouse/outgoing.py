"""Outbound orders as the departments above ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, line_amount
from chehang.core.sources import Source
from chehang.stock import services as stock

from .kinds import Handover
from .models import Outbound, OutboundLine, Pick
from .purposes import PURPOSES
from .states import OUTBOUND

DOCUMENT = "warehouse.outbound"


@dataclass(frozen=True)
class Asked:
    """One line to leave; ``line_id`` is the line of the source document, ``price_inc`` what the receiver pays."""

    part_id: int
    quantity: Decimal
    line_id: int = 0
    price_inc: Decimal = ZERO
    amount_inc: Decimal | None = None


def request_issue(
    ctx: Context,
    *,
    source: Source,
    receiver_name: str,
    collects: bool,
    lines: Sequence[Asked],
    purpose: str = "sale",
    receiver_id: int = 0,
    handover: str = "",
    cleared: bool | None = None,
) -> Outbound:
    """Order goods out of stock: they are reserved now, in sorted order, and picked and signed for by keepers.

    ``handover`` says how they get there when the receiver does not collect (shipped unless ``internal``). Only a sale
    needs to be cleared (paid, or on approved credit) before release. Refused("stock.short") when something is missing.
    """
    outbound = Outbound.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "CK"),
        purpose=purpose,
        **source.fields,
        receiver_name=receiver_name,
        receiver_id=receiver_id,
        handover=handover or (Handover.COLLECT if collects else Handover.DELIVER),
        cleared=not PURPOSES[purpose].needs_clearing if cleared is None else cleared,
        created_at=ctx.now,
        requested_by_id=ctx.actor.employee_id,
    )
    parts = Part.objects.in_bulk([x.part_id for x in lines])
    made = OutboundLine.objects.bulk_create([_line(outbound, parts[x.part_id], x, n) for n, x in enumerate(lines, 1)])
    reserve(ctx, outbound, made)
    ctx.changed(outbound, None, {"number": outbound.number, "for": source.number, "lines": len(made)})
    return outbound


def _line(outbound: Outbound, part: Part, asked: Asked, n: int) -> OutboundLine:
    amount = line_amount(asked.quantity, asked.price_inc) if asked.amount_inc is None else asked.amount_inc
    return OutboundLine(
        store_id=outbound.store_id,
        outbound=outbound,
        n=n,
        part=part,
        part_no=part.display_no,
        part_name=part.name_cn,
        unit=part.unit,
        source_line_id=asked.line_id,
        quantity=asked.quantity,
        price_inc=asked.price_inc,
        amount_inc=amount,
        fragile=part.is_fragile,
    )


def reserve(ctx: Context, outbound: Outbound, lines: Sequence[OutboundLine]) -> None:
    """Reserve the lines in stock and write the picks: one per bin and batch, none picked yet."""
    taken = stock.reserve(
        ctx, Source(DOCUMENT, outbound.pk), [stock.Want(x.part_id, x.quantity, line_id=x.pk) for x in lines]
    )
    Pick.objects.bulk_create(
        [
            Pick(
                store_id=outbound.store_id,
                outbound=outbound,
                line_id=r.line_id,
                bin_id=r.bin_id,
                lot_id=r.lot_id,
                quantity=r.quantity,
            )
            for r in taken
        ]
    )


def live(ctx: Context, source: Source) -> list[Outbound]:
    """The outbound orders of a source document that have not been cancelled or reversed, locked."""
    rows = Outbound.objects.filter(store_id=ctx.store_id, **source.key)
    return list(rows.exclude(state__in=["cancelled", "reversed"]).select_for_update().order_by("id"))


def clear_issue(ctx: Context, source: Source, *, cleared: bool = True) -> None:
    """Say that the goods are paid for or on approved credit (or, before they are out, no longer)."""
    for outbound in live(ctx, source):
        if outbound.cleared == cleared:
            continue
        if outbound.state in ("released", "handed_over"):
            raise Refused(
                "outbound.out",
                _("The goods of outbound order %(number)s are out. Take them back first."),
                number=outbound.number,
            )
        outbound.cleared = cleared
        outbound.save(update_fields=["cleared"])
        ctx.changed(outbound, {"cleared": not cleared}, {"cleared": cleared})


def cancel_issue(ctx: Context, source: Source, *, reason: str = "") -> None:
    """Take back the request: reservations are freed. Refused once the goods are out."""
    for outbound in live(ctx, source):
        OUTBOUND.advance(ctx, outbound, "cancel", reason=reason)
        stock.unreserve(ctx, Source(DOCUMENT, outbound.pk))
