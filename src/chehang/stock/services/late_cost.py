"""A cost that becomes known after the goods came in: a new dated entry, never a change of old ones."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused

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
    of what was sold. A negative amount never takes more than the pool is worth. The entries are
    written for ``by_document`` when it is given (an invoice), else for the receiving document itself.
    """
    pools = book.lock_pools(ctx, (part for part, _amount, _line in amounts))
    received = _received(ctx, document, object_id, owner)
    rows, answer = [], []
    for n, (part, amount, line_id) in enumerate(amounts):
        came_in = received.get((part, line_id), 0)
        if came_in <= 0:
            raise Refused("stock.not_received", _("This document did not bring in these goods."), field=f"lines.{n}")
        quantity, value = pools.get((part, owner), (0, 0))
        late = bulk.scaled(amount, 2)
        kept = max(_share(late, min(quantity, came_in), came_in), -value)
        pools[part, owner] = (quantity, value + kept)
        answer.append(Adjusted(part, bulk.unscaled(kept, 2), bulk.unscaled(late - kept, 2), line_id))
        if kept:
            rows.append(book.Row(part, None, None, owner, 0, kept, movement, line_id))
    if rows:
        book.set_pools(ctx, pools)
        book.write(ctx, by_document or document, by_object_id or object_id, rows, ctx.today)
    return answer


def _share(amount: int, left: int, received: int) -> int:
    """round half up (away from zero) of amount × left ÷ received."""
    sign = -1 if amount < 0 else 1
    return sign * ((2 * abs(amount) * left + received) // (2 * received))


def _received(ctx: Context, document: str, object_id: int, owner: str) -> dict[tuple[int, int], int]:
    rows = bulk.select(
        f"SELECT part_id, line_id, SUM(quantity) FROM {book.ENTRY} e WHERE store_id = %s AND document = %s"
        " AND object_id = %s AND owner = %s AND quantity > 0 AND movement <> '311' AND reverses_id IS NULL"
        f" AND NOT EXISTS (SELECT 1 FROM {book.ENTRY} r WHERE r.reverses_id = e.id)"
        " GROUP BY part_id, line_id",
        [ctx.store_id, document, object_id, owner],
    )
    return {(part, line): int(q) for part, line, q in rows}
