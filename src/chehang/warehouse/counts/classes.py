"""Classes A, B, C by the cost of what left in twelve months: the first 80 %, up to 95 %, the rest (parts.md §1.1)."""

from datetime import timedelta
from decimal import Decimal

from django.db.models import Sum

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.money import ZERO
from chehang.stock.models import Entry

SPAN = timedelta(days=365)
ISSUES = ("201", "211", "221", "231", "241", "301")
LIMIT_A, LIMIT_B = Decimal("0.80"), Decimal("0.95")


def classes(ctx: Context) -> dict[int, str]:
    """Part → A or B; what is not named is C."""
    left = rows(Entry, ctx).filter(movement__in=ISSUES, business_date__gt=ctx.today - SPAN)
    costs = {p: -v for p, v in left.values_list("part").annotate(sum=Sum("value")).values_list("part", "sum") if v < 0}
    whole, so_far, found = sum(costs.values(), ZERO), ZERO, {}
    for part, cost in sorted(costs.items(), key=lambda x: (-x[1], x[0])):
        share = so_far / whole
        if share >= LIMIT_B:
            break
        found[part] = "A" if share < LIMIT_A else "B"
        so_far += cost
    return found
