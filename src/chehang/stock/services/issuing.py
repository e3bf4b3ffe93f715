"""Goods go out: at the moving average, to the fen, the whole rest of the value with the last piece."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.sources import Source

from ..models.balances import OWN
from . import book
from .holding import take_held
from .refusals import part_name, plain


@dataclass(frozen=True)
class Outgoing:
    """What goes out. ``reserved`` takes the goods that this very document holds."""

    part_id: int
    bin_id: int
    quantity: Decimal
    movement: str = "201"
    lot_id: int | None = None
    owner: str = OWN
    line_id: int = 0
    reserved: bool = False


@dataclass(frozen=True)
class Issued:
    """What went out and its cost in yuan without VAT."""

    line_id: int
    part_id: int
    quantity: Decimal
    value: Decimal


def share_of_value(value: int, quantity: int, taken: int) -> int:
    """Fen that leave with ``taken`` of ``quantity``: round half up of value × taken ÷ quantity, the rest at the end."""
    if taken == quantity:
        return value
    return (2 * value * taken + quantity) // (2 * quantity)


def issue(
    ctx: Context, source: Source, lines: Sequence[Outgoing], *, business_date: date | None = None
) -> list[Issued]:
    """Take goods out of their bins and their cost out of the pools.

    Refused("stock.short") when a bin has too little that is free, today or (for an earlier ``business_date``) on any
    day since.
    """
    day = book.business_day(ctx, business_date)
    book.check_bins(ctx, (line.bin_id for line in lines))
    pools = book.lock_pools(ctx, (line.part_id for line in lines))
    rows = _priced(lines, pools)
    held: dict[book.Place, int] = defaultdict(int)
    for line, row in zip(lines, rows, strict=True):
        if line.reserved:
            held[row.part_id, line.bin_id, row.lot_id or 0, row.owner] -= row.quantity
    if held:
        take_held(ctx, source, [r for r, line in zip(rows, lines, strict=True) if line.reserved])
    book.take_out(ctx, rows, day, reserved=held)
    book.set_pools(ctx, {key: pools[key] for key in {(r.part_id, r.owner) for r in rows}})
    book.write(ctx, source, rows, day)
    return [Issued(r.line_id, r.part_id, bulk.unscaled(-r.quantity, 3), bulk.unscaled(-r.value, 2)) for r in rows]


def _priced(lines: Sequence[Outgoing], pools: dict[tuple[int, str], tuple[int, int]]) -> list[book.Row]:
    """Entries with their cost; ``pools`` becomes what is left."""
    rows = []
    for n, line in enumerate(lines):
        if line.quantity <= 0:
            raise Refused("stock.quantity", _("The quantity must be more than 0."), field=f"lines.{n}.quantity")
        taken = bulk.scaled(line.quantity, 3)
        quantity, value = pools.get((line.part_id, line.owner), (0, 0))
        if taken > quantity:
            raise Refused(
                "stock.short",
                _("%(part)s: the store has only %(have)s, %(need)s needed. Please take less or order the part."),
                field=f"lines.{n}.quantity",
                part=part_name(line.part_id),
                have=plain(quantity),
                need=plain(taken),
                bin="",
            )
        cost = share_of_value(value, quantity, taken)
        pools[line.part_id, line.owner] = (quantity - taken, value - cost)
        rows.append(
            book.Row(
                line.part_id,
                line.bin_id,
                line.lot_id,
                line.owner,
                -taken,
                -cost,
                line.movement,
                line.line_id,
                field=f"lines.{n}.quantity",
            )
        )
    return rows
