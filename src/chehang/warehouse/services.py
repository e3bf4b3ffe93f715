"""What the warehouse offers to the departments above, inside their transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core import bulk, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.sources import Source
from chehang.ledger import services as ledger
from chehang.stock import services as stock

from .kinds import Paper
from .models import Inbound, InboundLine
from .outgoing import DOCUMENT as OUTBOUND
from .outgoing import Asked, cancel_issue, clear_issue, request_issue
from .states import INBOUND

__all__ = [
    "Asked",
    "Expected",
    "bring_late_cost_back",
    "cancel_expected",
    "cancel_issue",
    "clear_issue",
    "expect_goods",
    "request_issue",
]


@dataclass(frozen=True)
class Expected:
    """One line on its way; ``line_id`` is the line of the source document."""

    part_id: int
    quantity: Decimal
    unit_price_ex: Decimal
    tax_rate: Decimal
    line_id: int = 0


def expect_goods(
    ctx: Context,
    *,
    supplier_id: int,
    source: Source,
    lines: Sequence[Expected],
    posted_by_source: bool = False,
) -> int:
    """Announce goods to the keepers; returns the id of the delivery they will receive against.

    ``posted_by_source``: packing list and invoice stand in the source's file, ``unit_price_ex`` is what the goods cost, and the source posts the
    money when it hears GoodsReceived.
    """
    inbound = Inbound.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "SH"),
        supplier_id=supplier_id,
        **source.fields,
        expected_at=ctx.now,
        posted_by_source=posted_by_source,
        packing_list=Paper.ENTERED if posted_by_source else Paper.WAITED,
        invoice_paper=Paper.ENTERED if posted_by_source else Paper.WAITED,
    )
    parts = Part.objects.in_bulk([x.part_id for x in lines])
    bulk.create(
        [
            line_of(
                inbound,
                parts[x.part_id],
                n,
                expected=x.quantity,
                price_ex=x.unit_price_ex,
                tax_rate=x.tax_rate,
                source_line_id=x.line_id,
                on_papers=x.quantity if posted_by_source else None,
            )
            for n, x in enumerate(lines, 1)
        ]
    )
    ctx.changed(inbound, None, {"number": inbound.number, "source": source.number, "lines": len(lines)})
    return inbound.pk


def line_of(
    inbound: Inbound,
    part: Part,
    n: int,
    *,
    expected: Decimal = ZERO,
    price_ex: Decimal = ZERO,
    tax_rate: Decimal = ZERO,
    source_line_id: int = 0,
    on_papers: Decimal | None = None,
) -> InboundLine:
    """An unsaved delivery line for a part."""
    return InboundLine(
        store_id=inbound.store_id,
        inbound=inbound,
        n=n,
        part=part,
        part_no=part.display_no,
        part_name=part.name_cn,
        unit=part.unit,
        fragile=part.is_fragile,
        by_lot=part.batch_control,
        source_line_id=source_line_id,
        expected=expected,
        price_ex=price_ex,
        tax_rate=tax_rate,
        packed=on_papers,
        invoiced=on_papers,
    )


def cancel_expected(ctx: Context, *, source: Source) -> None:
    """Take back the announcement of goods that have not come. Refused while keepers are receiving them."""
    open_states = ("expected", "counting", "checked")
    waiting = Inbound.objects.filter(store_id=ctx.store_id, **source.key, state__in=open_states)
    for inbound in waiting.select_for_update().order_by("id"):
        if inbound.state != "expected":
            raise Refused(
                "inbound.being_received",
                _("The goods of delivery %(number)s are being received. Finish receiving them first."),
                number=inbound.number,
            )
        INBOUND.advance(ctx, inbound, "cancel")


def bring_late_cost_back(
    ctx: Context,
    source: Source,
    lines: Sequence[tuple[int, Decimal, int]],
    *,
    outbounds: Iterable[int],
    summary: str,
    also: Iterable[Source] = (),
) -> None:
    """Goods (part, quantity, line) that ``source`` took in again: what their cost had grown by after they left with
    these outbound orders (or ``also`` with these documents) goes from cost of sales back to stock, in both books."""
    issued = [*(Source(OUTBOUND, pk) for pk in outbounds), *also]
    late = stock.bring_back(ctx, source, lines, issued_by=issued)
    if late:
        legs = [ledger.Leg("stock", late), ledger.Leg("cost", -late)]
        ledger.post(ctx, "late_cost", source=source, summary=summary, legs=legs)
