"""The moment goods leave: second signature, goods book, money book, news."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import signing
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.sources import Source, source_of
from chehang.ledger import services as ledger
from chehang.ledger.models import Voucher
from chehang.parties.models import Customer
from chehang.stock import services as stock

from .events import GoodsHandedOver, GoodsIssued, GoodsReturned, IssuedLine
from .kinds import Handover, Inspection
from .models import Outbound, OutboundLine, OutletPlace, Pick
from .outgoing import DOCUMENT
from .purposes import PURPOSES
from .services import bring_late_cost_back
from .shipping.sending import on_its_way
from .states import OUTBOUND


def named(outbound: Outbound) -> bool:
    """Whether the goods go to somebody with a name: the walk-in customer is anybody."""
    return not Customer.objects.filter(pk=outbound.receiver_id, kind="walk_in", name=outbound.receiver_name).exists()


def require_inspected(outbound: Outbound) -> None:
    """Refused while a fragile part was not opened, found sound and photographed (H2)."""
    lines = sorted(outbound.lines.all(), key=lambda x: x.n)
    waiting = next((x for x in lines if x.fragile and x.inspection != Inspection.SOUND), None)
    if waiting:
        raise Refused(
            "inspection.missing_out",
            _("%(part)s is fragile: open the box, look at it and take a photo before signing."),
            part=str(waiting),
        )


def require_cleared(outbound: Outbound) -> None:
    """Refused while the goods are neither paid nor on approved credit: they are not even picked (H8)."""
    if not outbound.cleared:
        raise Refused(
            "outbound.not_cleared",
            _("Not paid yet: %(source)s must be paid or its credit approved before the goods leave."),
            source=outbound.source_number or outbound.number,
        )


def require_releasable(outbound: Outbound) -> None:
    """Refused while the goods are neither paid nor on credit, or the customer who collects has not signed (H1)."""
    require_cleared(outbound)
    if outbound.collects and not any(s.slot == "receiver" for s in signing.valid(outbound)):
        raise Refused(
            "outbound.customer_first",
            _("The customer collects: please let %(name)s sign before the second keeper does."),
            name=outbound.receiver_name,
        )


def issue_goods(ctx: Context, outbound: Outbound) -> None:
    """Book the goods out with their cost and tell who asked for them; called with both signatures in place.

    A customer who collects has signed and stands there: the goods are handed over in the same act.
    """
    purpose = PURPOSES[outbound.purpose]
    lines = sorted(outbound.lines.all(), key=lambda x: x.n)
    picks = sorted(outbound.picks.all(), key=lambda p: p.pk)
    parts = {line.pk: line.part_id for line in lines}
    OUTBOUND.advance(ctx, outbound, "release", released_at=ctx.now)
    if purpose.stays_ours:
        _set_out(ctx, outbound, picks, parts)
        ctx.announce(GoodsIssued(outbound.pk, source_of(outbound), issued_lines(lines)))
        return
    issued = stock.issue(
        ctx,
        Source(DOCUMENT, outbound.pk),
        [
            stock.Outgoing(
                part_id=parts[p.line_id],
                bin_id=p.bin_id,
                quantity=p.quantity,
                movement=purpose.movement,
                lot_id=p.lot_id,
                line_id=p.line_id,
                reserved=True,
            )
            for p in picks
        ],
    )
    _note_costs(lines, issued)
    cost = sum((line.cost for line in lines), ZERO)
    if cost:
        named: dict[str, Any] = {"partner": (purpose.partner, outbound.receiver_id)} if purpose.partner else {}
        ledger.post(
            ctx,
            purpose.event,
            source=Source(DOCUMENT, outbound.pk),
            summary=outbound.number,
            legs=[ledger.Leg("cost", cost, **named), ledger.Leg("stock", cost)],
        )
    ctx.announce(GoodsIssued(outbound.pk, source_of(outbound), issued_lines(lines)))
    if outbound.collects:
        hand_over(ctx, outbound)


def _set_out(ctx: Context, outbound: Outbound, picks: Iterable[Pick], parts: Mapping[int, int]) -> None:
    """Goods that stay ours are on their way to an outlet: they change their place, and no cost leaves the book."""
    road = OutletPlace.objects.get(store_id=ctx.store_id, outlet_id=outbound.receiver_id).road_id
    stock.unreserve(ctx, Source(DOCUMENT, outbound.pk))
    moves = [
        stock.Move(parts[p.line_id], p.bin_id, road, p.quantity, lot_id=p.lot_id, line_id=p.line_id) for p in picks
    ]
    stock.move(ctx, Source(DOCUMENT, outbound.pk), moves)


def _note_costs(lines: Sequence[OutboundLine], issued: Iterable[stock.Issued]) -> None:
    costs: dict[int, Decimal] = {}
    for row in issued:
        costs[row.line_id] = costs.get(row.line_id, ZERO) + row.value
    for line in lines:
        line.cost = costs.get(line.pk, ZERO)
    OutboundLine.objects.bulk_update(lines, ["cost"])


def issued_lines(lines: Iterable[OutboundLine]) -> tuple[IssuedLine, ...]:
    """The lines of an order as the news says them."""
    return tuple(IssuedLine(x.source_line_id, x.part_id, x.quantity, x.cost) for x in lines)


def hand_over(ctx: Context, outbound: Outbound, **also: Any) -> None:
    """The receiver has the goods now."""
    OUTBOUND.advance(ctx, outbound, "hand_over", handed_over_at=ctx.now, **also)
    if outbound.handover == Handover.DELIVER:
        on_its_way(ctx, outbound)
    ctx.announce(GoodsHandedOver(outbound.pk, source_of(outbound)))


def take_back(ctx: Context, outbound: Outbound, reason: str) -> None:
    """Counter an issue whose goods never left: both books today, at the original cost, and news to those who asked."""
    OUTBOUND.advance(ctx, outbound, "reverse", reason=reason)
    stock.reverse(ctx, Source(DOCUMENT, outbound.pk), by=Source(DOCUMENT, outbound.pk))
    posted = Voucher.objects.filter(
        store_id=ctx.store_id, event=PURPOSES[outbound.purpose].event, document=DOCUMENT, object_id=outbound.pk
    )
    for voucher in posted:
        ledger.reverse(ctx, voucher.pk, reason=reason)
    lines = list(outbound.lines.order_by("n"))
    if not PURPOSES[outbound.purpose].stays_ours:  # what stayed ours took its share where it was
        bring_late_cost_back(
            ctx,
            Source(DOCUMENT, outbound.pk),
            [(line.part_id, line.quantity, line.pk) for line in lines],
            outbounds=[outbound.pk],
            summary=outbound.number,
        )
    ctx.announce(GoodsReturned(outbound.pk, source_of(outbound), issued_lines(lines)))
