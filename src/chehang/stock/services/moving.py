"""Goods change their bin; what they are worth stays as it is."""

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
class Move:
    """From bin to bin within the store."""

    part_id: int
    from_bin_id: int
    to_bin_id: int
    quantity: Decimal
    lot_id: int | None = None
    owner: str = OWN
    line_id: int = 0
    movement: str = "311"


def move(ctx: Context, source: Source, lines: Sequence[Move], *, business_date: date | None = None) -> list[Entry]:
    """Move goods that nobody holds; two entries per line, both of value 0, first out then in.

    Refused("stock.short") when a bin has too little that is free.
    """
    day = book.business_day(ctx, business_date)
    book.check_bins(ctx, [b for line in lines for b in (line.from_bin_id, line.to_bin_id)])
    book.lock_pools(ctx, (line.part_id for line in lines))
    out = [_row(line, n) for n, line in enumerate(lines)]
    into = [r._replace(bin_id=line.to_bin_id, quantity=-r.quantity) for r, line in zip(out, lines, strict=True)]
    rows = [row for pair in zip(out, into, strict=True) for row in pair]
    book.take_out(ctx, rows, day)
    book.put_in(ctx, rows, day)
    ids = book.write(ctx, source, rows, day)
    return book.entries_of(ids, source, rows, ctx, day)


def _row(line: Move, n: int) -> book.Row:
    if line.quantity <= 0:
        raise Refused("stock.quantity", _("The quantity must be more than 0."), field=f"lines.{n}.quantity")
    if line.from_bin_id == line.to_bin_id:
        raise Refused("stock.same_bin", _("The goods already lie in this bin."), field=f"lines.{n}.to_bin_id")
    return book.Row(
        line.part_id,
        line.from_bin_id,
        line.lot_id,
        line.owner,
        -bulk.scaled(line.quantity, 3),
        0,
        line.movement,
        line.line_id,
        field=f"lines.{n}.quantity",
    )
