"""The lowest and highest stocks that hold: what an approved plan sets, and what they say of today's stock."""

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from chehang.core import bulk
from chehang.core.access import rows
from chehang.core.context import Actor, Context

from .models import Plan, StockLevel


def in_force(plan: Plan) -> QuerySet[Any]:
    """The lines of a plan with what counts of each: ``low_``, ``top_``, ``wanted_``, by hand where it was changed."""
    return plan.lines.annotate(
        low_=Coalesce("change__min", "min"),
        top_=Coalesce("change__max", "max"),
        wanted_=Coalesce("change__order_qty", "order_qty"),
    )


def current(who: Actor | Context) -> dict[int, tuple[Decimal, Decimal]]:
    """Lowest and highest stock of each part that has them."""
    found = rows(StockLevel, who).filter(until=None).values_list("part_id", "min", "max")
    return {part: (low, top) for part, low, top in found}


def set_by(ctx: Context, plan: Plan) -> int:
    """Let the levels of an approved plan hold; what stays as it was keeps its row. Returns how many changed.

    A part the plan does not keep has no level; one it no longer speaks of loses its own.
    """
    wanted = {part: (low, top) for part, low, top in in_force(plan).values_list("part_id", "low_", "top_") if top > 0}
    held = rows(StockLevel, ctx).filter(until=None).select_for_update()
    have = {part: (pk, low, top) for pk, part, low, top in held.values_list("pk", "part_id", "min", "max")}
    changed = {part for part in have.keys() | wanted.keys() if have.get(part, ())[1:] != wanted.get(part, ())}
    over = [have[part][0] for part in changed if part in have]
    for at in range(0, len(over), 5000):
        rows(StockLevel, ctx).filter(pk__in=over[at : at + 5000]).update(until=ctx.now)
    columns = ("store_id", "part_id", "plan_id", "min", "max", "since")
    made = [
        (ctx.store_id, part, plan.pk, *(bulk.scaled(q, 3) for q in wanted[part]), bulk.moment(ctx.now))
        for part in sorted(changed & wanted.keys())
    ]
    bulk.pour(StockLevel._meta.db_table, columns, made)
    return len(changed)
