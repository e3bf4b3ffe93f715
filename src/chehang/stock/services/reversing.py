"""Countering what a document did to the goods book: today, at the original value, at most once."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.sources import Source

from ..models import Entry
from . import book
from .refusals import part_name


def reverse(ctx: Context, source: Source, *, by: Source) -> list[Entry]:
    """Write a counter entry for each entry of a document, dated today, with the original value.

    Conflict("stock.reversed") when it has been reversed already. Refused("stock.short") when goods that came in have
    left meanwhile, Refused("stock.reverse_value") when the pool no longer holds their original value: then they go
    back to the supplier at today's average (movement 102) instead.
    """
    originals = _originals(ctx, source)
    pools = book.lock_pools(ctx, (o.part_id for o in originals))
    if Entry.objects.filter(reverses__in=[o.pk for o in originals]).exists():
        raise Conflict("stock.reversed", _("This document has already been reversed."))
    rows = [
        book.Row(
            o.part_id,
            o.bin_id,
            o.lot_id,
            o.owner,
            -bulk.scaled(o.quantity, 3),
            -bulk.scaled(o.value, 2),
            o.movement,
            o.line_id,
            reverses_id=o.pk,
        )
        for o in originals
    ]
    book.check_bins(ctx, (r.bin_id for r in rows))
    for row in rows:
        quantity, value = pools.get((row.part_id, row.owner), (0, 0))
        pools[row.part_id, row.owner] = (quantity + row.quantity, value + row.value)
    _check_pools(pools)
    book.put_in(ctx, rows, ctx.today)
    book.take_out(ctx, rows, ctx.today)
    book.set_pools(ctx, pools)
    ids = book.write(ctx, by, rows, ctx.today)
    return book.entries_of(ids, by, rows, ctx, ctx.today)


def _originals(ctx: Context, source: Source) -> list[Entry]:
    found = list(Entry.objects.filter(store_id=ctx.store_id, **source.key, reverses=None).order_by("id"))
    if not found:
        raise Refused("stock.nothing_to_reverse", _("This document has not moved any goods."))
    return found


def _check_pools(pools: dict[tuple[int, str], tuple[int, int]]) -> None:
    for (part_id, _owner), (quantity, value) in pools.items():
        # Too little quantity is said by the bin that lacks it.
        if quantity >= 0 and (value < 0 or (quantity == 0 and value)):
            raise Refused(
                "stock.reverse_value",
                _(
                    "%(part)s: part of these goods has been sold at the average cost, so they cannot go back at their"
                    " original value (%(rest)s would be left without goods). Please return them to the supplier"
                    " at today's average."
                ),
                part=part_name(part_id),
                rest=bulk.unscaled(value, 2).quantize(Decimal("0.01")),
            )
