"""What happens when an outbound order cannot be filled: it is blocked, its goods are freed, the planner is told."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.sources import Source, source_of
from chehang.stock import services as stock
from chehang.stock.models import Bin

from .events import IssueBlocked
from .models import Outbound, OutboundLine, Shortage
from .outgoing import DOCUMENT
from .states import OUTBOUND


def report(
    ctx: Context,
    part_id: int,
    *,
    wanted: Decimal,
    found: Decimal,
    place: Bin | None = None,
    outbound: Outbound | None = None,
    note: str = "",
) -> Shortage:
    """Write a shortage down and tell the planner (H12)."""
    shortage = Shortage.objects.create(
        store_id=ctx.store_id,
        part_id=part_id,
        bin=place,
        outbound=outbound,
        wanted=wanted,
        found=found,
        note=note,
        reported_at=ctx.now,
        reported_by_id=ctx.actor.employee_id,
    )
    ctx.changed(shortage, None, {"wanted": str(wanted), "found": str(found), "bin": place.code if place else ""})
    with ctx.about(shortage):
        ctx.tell(
            _("Shortage: %(part)s, %(found)s found of %(wanted)s at %(bin)s, reported by %(name)s"),
            post="parts_planner",
            link="/warehouse/shortages/",
            part=shortage.part,
            found=f"{found.normalize():f}",
            wanted=f"{wanted.normalize():f}",
            bin=place.code if place else "-",
            name=ctx.actor.name,
        )
    return shortage


def block(
    ctx: Context, outbound: Outbound, line: OutboundLine, place: Bin | None, *, wanted: Decimal, found: Decimal
) -> Shortage:
    """Stop an order that cannot be filled: reservations and picks are taken back, who asked for it is told."""
    OUTBOUND.advance(ctx, outbound, "block")
    free(ctx, outbound)
    shortage = report(ctx, line.part_id, wanted=wanted, found=found, place=place, outbound=outbound)
    ctx.tell(
        _("Outbound order %(number)s cannot be filled: %(part)s is short. Change the order or take it from elsewhere."),
        employee_id=outbound.requested_by_id,
        link=f"/warehouse/outbound/{outbound.pk}/",
        number=outbound.number,
        part=line.part_no,
    )
    ctx.announce(IssueBlocked(outbound.pk, source_of(outbound), line.part_id, wanted=wanted, found=found))
    return shortage


def free(ctx: Context, outbound: Outbound) -> None:
    """Give back everything reserved for an order and forget what was picked and inspected."""
    stock.unreserve(ctx, Source(DOCUMENT, outbound.pk))
    outbound.picks.all().delete()
    outbound.lines.update(inspection="", photo=None, inspected_by=None)


def quarantine_broken(ctx: Context, outbound: Outbound, line: OutboundLine, broken: Decimal) -> None:
    """Move broken pieces of a line to quarantine and block the order; the replacement is picked on retry."""
    places = [(p.bin_id, p.lot_id, p.quantity) for p in line.picks.order_by("id")]
    first = line.picks.order_by("id")[0].bin
    shortage = block(ctx, outbound, line, first, wanted=line.quantity, found=line.quantity - broken)
    quarantine = stock.open_bin(ctx, "quarantine")
    moves, left = [], broken
    for bin_id, lot_id, quantity in places:
        taken = min(quantity, left)
        if taken > 0:
            moves.append(stock.Move(line.part_id, bin_id, quarantine.pk, taken, lot_id=lot_id, line_id=line.pk))
            left -= taken
    stock.move(ctx, Source("warehouse.shortage", shortage.pk), moves)
