"""A cost that becomes known after the goods came in: a new dated entry, never a change of old ones."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.sources import Source

from ..models import Entry, LateCost
from ..models.balances import OWN
from . import book


class Adjusted(NamedTuple):
    """How a late amount was split; both shares add up to the amount.

    ``here`` pieces of the ``came`` take the share of the stock. ``away`` are the pieces that ``elsewhere`` knew of and their yuan, which are part of
    the cost of sales until whoever knows them takes them out.
    """

    part_id: int
    to_stock: Decimal
    to_cost_of_sales: Decimal
    line_id: int = 0
    came: Decimal = Decimal(0)
    here: Decimal = Decimal(0)
    away: tuple[tuple[Decimal, Decimal], ...] = ()


class Left(NamedTuple):
    """Of the pieces (thousandths) of a line that a late cost means, those still here."""

    came: int
    here: int
    first: int  # the entry by which they came


Line = tuple[int, int]  # part, line
Elsewhere = Callable[[Mapping[Line, Left]], Mapping[Line, Sequence[int]]]


def adjust_value(
    ctx: Context,
    source: Source,
    amounts: Sequence[tuple[int, Decimal, int]],
    *,
    by: Source | None = None,
    movement: str = "611",
    owner: str = OWN,
    meant: Mapping[Line, int] | None = None,
    spoken: dict[int, int] | None = None,
    elsewhere: Elsewhere | None = None,
) -> list[Adjusted]:
    """Add late cost (part, amount in yuan, line) to goods that ``source`` brought in.

    The share of what is still on hand, min(left, received) ÷ received, goes to stock; the rest belongs to the cost
    of what was sold, and is noted for those who bring it back (``bring_back``). A negative amount never takes more than the pool is worth. The entries are
    written for ``by`` when it is given (an invoice), else for the receiving document itself.

    ``meant``: only so many thousandths of a line; ``spoken``: thousandths of each pool that have taken a share already, kept up by this call.
    ``elsewhere`` says how many of those that left are known to be where (thousandths, place by place): they are not noted as sold.
    """
    pools = book.lock_pools(ctx, (part for part, _amount, _line in amounts))
    left = _left_of(_received(ctx, source, owner), pools, owner, meant, {} if spoken is None else spoken)
    asked = {(part, line): left[part, line] for part, _amount, line in amounts if (part, line) in left}
    places = elsewhere(asked) if elsewhere else {}
    rows, answer, gone = [], [], []
    for n, (part, amount, line_id) in enumerate(amounts):
        if (part, line_id) not in asked:
            raise Refused("stock.not_received", _("This document did not bring in these goods."), field=f"lines.{n}")
        came, here, first = asked[part, line_id]
        quantity, value = pools.get((part, owner), (0, 0))
        late = bulk.scaled(amount, 2)
        kept = max(_share(late, here, came), -value)
        pools[part, owner] = (quantity, value + kept)
        away, up_to = [], here
        for pieces in places.get((part, line_id), ()):
            fen = _share(late, up_to + pieces, came) - _share(late, up_to, came)
            away.append((bulk.unscaled(pieces, 3), bulk.unscaled(fen, 2)))
            up_to += pieces
        answer.append(
            Adjusted(part, bulk.unscaled(kept, 2), bulk.unscaled(late - kept, 2), line_id, bulk.unscaled(came, 3),
                     bulk.unscaled(here, 3), tuple(away))
        )  # fmt: skip
        if kept:
            rows.append(book.Row(part, None, None, owner, 0, kept, movement, line_id))
        sold = late - kept - sum(bulk.scaled(fen, 2) for _pieces, fen in away)
        if owner == OWN and sold and up_to < came:
            gone.append((part, line_id, came - up_to, sold, first))
    _note_gone(ctx, source, gone)
    if rows:
        book.set_pools(ctx, pools)
        book.write(ctx, by or source, rows, ctx.today)
    return answer


def _left_of(
    received: Mapping[Line, tuple[int, int]],
    pools: Mapping[tuple[int, str], tuple[int, int]],
    owner: str,
    meant: Mapping[Line, int] | None,
    spoken: dict[int, int],
) -> dict[Line, Left]:
    """What is still here of each line. Lines of one part share what is there in proportion: no piece takes a share twice."""
    lines: dict[int, list[tuple[int, int, int]]] = {}
    for (part, line), (came_in, first) in received.items():
        came = came_in if meant is None else min(came_in, meant.get((part, line), 0))
        if came > 0 and (part, owner) in pools:
            lines.setdefault(part, []).append((line, came, first))
    found = {}
    for part, some in lines.items():
        total = sum(came for _line, came, _first in some)
        there = max(0, min(pools[part, owner][0] - spoken.get(part, 0), total))
        spoken[part] = spoken.get(part, 0) + there
        up_to = given = 0
        for line, came, first in sorted(some):
            up_to += came
            here = _share(there, up_to, total) - given
            given += here
            found[part, line] = Left(came, min(here, came), first)
    return found


def _share(amount: int, left: int, received: int) -> int:
    """round half up (away from zero) of amount × left ÷ received."""
    sign = -1 if amount < 0 else 1
    return sign * ((2 * abs(amount) * left + received) // (2 * received))


def _note_gone(ctx: Context, source: Source, gone: Sequence[tuple[int, int, int, int, int]]) -> None:
    if not gone:
        return
    last = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    bulk.create(
        [LateCost(
            store_id=ctx.store_id, part_id=part, **source.key, line_id=line_id,
            gone=bulk.unscaled(quantity, 3), value=bulk.unscaled(value, 2), first_entry=first, last_entry=last,
        )
        for part, line_id, quantity, value, first in gone]
    )  # fmt: skip


def bring_back(
    ctx: Context,
    source: Source,
    lines: Sequence[tuple[int, Decimal, int]],
    *,
    issued_by: Sequence[Source],
    movement: str = "611",
) -> Decimal:
    """Give goods (part, quantity, line) that ``source`` took in again the late cost that had followed them out.

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
    book.write(ctx, source, rows, ctx.today)
    return bulk.unscaled(sum(row.value for row in rows), 2)


def add_value(ctx: Context, source: Source, amounts: Sequence[tuple[int, Decimal, int]]) -> Decimal:
    """Late yuan (part, amount, line) of goods that ``source`` has just taken back whole; a saving never takes more than the pool is worth."""
    pools, rows = book.lock_pools(ctx, (part for part, _amount, _line in amounts)), []
    for part, amount, line_id in amounts:
        held, worth = pools[part, OWN]
        fen = max(bulk.scaled(amount, 2), -worth)
        if fen:
            pools[part, OWN] = (held, worth + fen)
            rows.append(book.Row(part, None, None, OWN, 0, fen, "611", line_id))
    book.set_pools(ctx, {(row.part_id, OWN): pools[row.part_id, OWN] for row in rows})
    book.write(ctx, source, rows, ctx.today)
    return bulk.unscaled(sum(row.value for row in rows), 2)


def _left(ctx: Context, parts: set[int], issued_by: Sequence[Source]) -> dict[int, int]:
    """Part → the last entry by which it left with one of these documents."""
    found: dict[int, int] = {}
    for source in issued_by:
        issued = Entry.objects.filter(
            store_id=ctx.store_id, **source.key, part__in=parts, quantity__lt=0, reverses=None
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


def _received(ctx: Context, source: Source, owner: str) -> dict[tuple[int, int], tuple[int, int]]:
    """(part, line) → thousandths that came in, and the first entry that says so."""
    rows = bulk.select(
        f"SELECT part_id, line_id, SUM(quantity), MIN(id) FROM {book.ENTRY} e WHERE store_id = %s AND document = %s"
        " AND object_id = %s AND owner = %s AND quantity > 0 AND movement <> '311' AND reverses_id IS NULL"
        f" AND NOT EXISTS (SELECT 1 FROM {book.ENTRY} r WHERE r.reverses_id = e.id)"
        " GROUP BY part_id, line_id",
        [ctx.store_id, source.document, source.id, owner],
    )
    return {(part, line): (int(q), int(first)) for part, line, q, first in rows}
