"""A cost that becomes known after the goods came in: a new dated entry, never a change of old ones."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused

from ..models import Entry, LateCost
from ..models.balances import OWN
from . import book


class Adjusted(NamedTuple):
    """How a late amount was split; both shares add up to the amount."""

    part_id: int
    to_stock: Decimal
    to_cost_of_sales: Decimal
    line_id: int = 0


def adjust_value(
    ctx: Context,
    document: str,
    object_id: int,
    amounts: Sequence[tuple[int, Decimal, int]],
    *,
    by_document: str = "",
    by_object_id: int = 0,
    movement: str = "611",
    owner: str = OWN,
) -> list[Adjusted]:
    """Add late cost (part, amount in yuan, line) to goods that ``document`` brought in.

    The share of what is still on hand, min(left, received) ÷ received, goes to stock; the rest belongs to the cost
    of what was sold, and is noted for those who bring it back (``bring_back``). A negative amount never takes more than the pool is worth. The entries are
    written for ``by_document`` when it is given (an invoice), else for the receiving document itself.
    """
    pools = book.lock_pools(ctx, (part for part, _amount, _line in amounts))
    received = _received(ctx, document, object_id, owner)
    rows, answer, gone = [], [], []
    for n, (part, amount, line_id) in enumerate(amounts):
        came_in, first = received.get((part, line_id), (0, 0))
        if came_in <= 0:
            raise Refused("stock.not_received", _("This document did not bring in these goods."), field=f"lines.{n}")
        quantity, value = pools.get((part, owner), (0, 0))
        late = bulk.scaled(amount, 2)
        kept = max(_share(late, min(quantity, came_in), came_in), -value)
        pools[part, owner] = (quantity, value + kept)
        answer.append(Adjusted(part, bulk.unscaled(kept, 2), bulk.unscaled(late - kept, 2), line_id))
        if kept:
            rows.append(book.Row(part, None, None, owner, 0, kept, movement, line_id))
        if owner == OWN and kept != late and quantity < came_in:
            gone.append((part, line_id, came_in - quantity, late - kept, first))
    _note_gone(ctx, document, object_id, gone)
    if rows:
        book.set_pools(ctx, pools)
        book.write(ctx, by_document or document, by_object_id or object_id, rows, ctx.today)
    return answer


def _share(amount: int, left: int, received: int) -> int:
    """round half up (away from zero) of amount × left ÷ received."""
    sign = -1 if amount < 0 else 1
    return sign * ((2 * abs(amount) * left + received) // (2 * received))


def _note_gone(ctx: Context, document: str, object_id: int, gone: Sequence[tuple[int, int, int, int, int]]) -> None:
    if not gone:
        return
    last = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    LateCost.objects.bulk_create(
        LateCost(
            store_id=ctx.store_id, part_id=part, document=document, object_id=object_id, line_id=line_id,
            gone=bulk.unscaled(quantity, 3), value=bulk.unscaled(value, 2), first_entry=first, last_entry=last,
        )
        for part, line_id, quantity, value, first in gone
    )  # fmt: skip


def bring_back(
    ctx: Context,
    document: str,
    object_id: int,
    lines: Sequence[tuple[int, Decimal, int]],
    *,
    issued_by: Sequence[tuple[str, int]],
    movement: str = "611",
) -> Decimal:
    """Give goods (part, quantity, line) that ``document`` took in again the late cost that had followed them out.

    ``issued_by`` names the documents that they had left with. Each piece brings back what a piece of its delivery was
    charged with after it had left, rounded cumulatively: when all come back, all of it does. Returns the yuan that went
    from cost of sales to stock; a negative amount never takes more than the pool is worth.
    """
    left = _left(ctx, {part for part, _q, _l in lines}, issued_by)
    known = LateCost.objects.select_for_update().filter(store_id=ctx.store_id, part__in=left, back__lt=models.F("gone"))
    late: dict[int, list[LateCost]] = {}
    for row in known.order_by("document", "object_id", "line_id", "id"):
        if row.first_entry < left[row.part_id] <= row.last_entry:
            late.setdefault(row.part_id, []).append(row)
    if not late:
        return Decimal(0)
    pools, rows = book.lock_pools(ctx, late), []
    for part, quantity, line_id in lines:
        came = sum(_taken(late.get(part, ()), bulk.scaled(quantity, 3)))
        held, worth = pools.get((part, OWN), (0, 0))
        came = max(came, -worth)
        if came:
            pools[part, OWN] = (held, worth + came)
            rows.append(book.Row(part, None, None, OWN, 0, came, movement, line_id))
    LateCost.objects.bulk_update([row for some in late.values() for row in some], ["back", "value_back"])
    book.set_pools(ctx, {(row.part_id, OWN): pools[row.part_id, OWN] for row in rows})
    book.write(ctx, document, object_id, rows, ctx.today)
    return bulk.unscaled(sum(row.value for row in rows), 2)


def _left(ctx: Context, parts: set[int], issued_by: Sequence[tuple[str, int]]) -> dict[int, int]:
    """Part → the last entry by which it left with one of these documents."""
    found: dict[int, int] = {}
    for document, object_id in issued_by:
        issued = Entry.objects.filter(
            store_id=ctx.store_id, document=document, object_id=object_id, part__in=parts, quantity__lt=0, reverses=None
        )
        for part, pk in issued.values_list("part", "id"):
            found[part] = max(pk, found.get(part, 0))
    return found


def _taken(late: Sequence[LateCost], quantity: int) -> Iterator[int]:
    """Fen that so many pieces bring back, delivery by delivery; the rows note it."""
    for _delivery, some in groupby(late, lambda row: (row.document, row.object_id, row.line_id)):
        rows = list(some)
        most = max(bulk.scaled(row.gone - row.back, 3) for row in rows)
        pieces = min(quantity, most)
        quantity -= pieces
        for row in rows:
            gone, back = bulk.scaled(row.gone, 3), bulk.scaled(row.back, 3)
            now = back + min(pieces, gone - back)
            fen = _share(bulk.scaled(row.value, 2), now, gone) - bulk.scaled(row.value_back, 2)
            row.back, row.value_back = bulk.unscaled(now, 3), row.value_back + bulk.unscaled(fen, 2)
            yield fen


def _received(ctx: Context, document: str, object_id: int, owner: str) -> dict[tuple[int, int], tuple[int, int]]:
    """(part, line) → thousandths that came in, and the first entry that says so."""
    rows = bulk.select(
        f"SELECT part_id, line_id, SUM(quantity), MIN(id) FROM {book.ENTRY} e WHERE store_id = %s AND document = %s"
        " AND object_id = %s AND owner = %s AND quantity > 0 AND movement <> '311' AND reverses_id IS NULL"
        f" AND NOT EXISTS (SELECT 1 FROM {book.ENTRY} r WHERE r.reverses_id = e.id)"
        " GROUP BY part_id, line_id",
        [ctx.store_id, document, object_id, owner],
    )
    return {(part, line): (int(q), int(first)) for part, line, q, first in rows}
