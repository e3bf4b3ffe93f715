"""Goods come in: quantity to a bin, quantity and value to the part's pool."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.sources import Source

from ..models import Entry
from ..models.balances import OWN
from . import book


@dataclass(frozen=True)
class Incoming:
    """What comes in. ``value`` is the whole line's worth in yuan without VAT."""

    part_id: int
    bin_id: int
    quantity: Decimal
    value: Decimal
    movement: str = "101"
    lot_id: int | None = None
    owner: str = OWN
    line_id: int = 0


def receive(
    ctx: Context, source: Source, lines: Sequence[Incoming], *, business_date: date | None = None
) -> list[Entry]:
    """Enter goods that came in; the moving average is value ÷ quantity of the pool afterwards.

    Refused when a quantity is not positive, a value negative, a bin locked, or the date later than today.
    """
    day = book.business_day(ctx, business_date)
    rows = [_row(line, n) for n, line in enumerate(lines)]
    book.check_bins(ctx, (r.bin_id for r in rows))
    book.add_to_pools(ctx, rows)
    book.put_in(ctx, rows, day)
    ids = book.write(ctx, source, rows, day)
    return book.entries_of(ids, source, rows, ctx, day)


def _row(line: Incoming, n: int) -> book.Row:
    if line.quantity <= 0:
        raise Refused("stock.quantity", _("The quantity must be more than 0."), field=f"lines.{n}.quantity")
    if line.value < 0:
        raise Refused("stock.value", _("The value of goods cannot be negative."), field=f"lines.{n}.value")
    return book.Row(
        line.part_id,
        line.bin_id,
        line.lot_id,
        line.owner,
        bulk.scaled(line.quantity, 3),
        bulk.scaled(line.value, 2),
        line.movement,
        line.line_id,
        field=f"lines.{n}.quantity",
    )
