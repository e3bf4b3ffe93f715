"""Splitting a year over its months; setting what was agreed as targets of the measure."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.measures import Measure, Span, read
from chehang.core.models import MeasureTarget
from chehang.work.models import Goal

MONTHS = 12
YEARS_BACK = 3
ONE = Decimal(1)


def months_of(year: int) -> list[Span]:
    """The twelve months."""
    return [Span.of("month", date(year, n, 1)) for n in range(1, MONTHS + 1)]


def read_weights(text: str) -> list[Decimal]:
    """Twelve numbers, not negative and not all zero, parted by spaces or commas."""
    words = text.replace(",", " ").replace("、", " ").replace(",", " ").split()
    try:
        found = [Decimal(w) for w in words]
    except InvalidOperation:
        found = []
    if len(found) != MONTHS or any(not w.is_finite() or w < 0 for w in found) or not sum(found):
        raise Refused(
            "plan.weights",
            _(
                "Write twelve weights from January to December, such as 9.5 5.5 8 7.5 …; or none, then past years decide."
            ),
            field="weights",
        )
    return found


def seasonal(measure: Measure, ctx: Context, year: int) -> list[Decimal]:
    """What each month of the last three years brought on average; all months alike where nothing is known."""
    sums = []
    for n in range(1, MONTHS + 1):
        months = [Span.of("month", date(year - back, n, 1)) for back in range(1, YEARS_BACK + 1)]
        values = [read(measure, ctx, m, ctx.today).value for m in months if m.last < ctx.today]
        sums.append(sum((max(v, Decimal(0)) for v in values if v is not None), Decimal(0)))
    return [s.quantize(ONE) if s else Decimal(0) for s in sums] if sum(sums) >= MONTHS else [ONE] * MONTHS


def set_targets(ctx: Context, measure: Measure, wanted: Iterable[tuple[Span, Decimal]], reason: str) -> int:
    """Write targets of the measure, of periods that are not over; the bands that stood before stand on."""
    count = 0
    for span, target in wanted:
        if span.last < ctx.today:
            continue
        before = (
            MeasureTarget.objects.filter(store_id=ctx.store_id, measure=measure.name, kind=span.kind, first=span.first)
            .order_by("-id")
            .first()
        )
        row = MeasureTarget.objects.create(
            store_id=ctx.store_id,
            measure=measure.name,
            kind=span.kind,
            first=span.first,
            standing=False,
            target=target,
            green=before.green if before else None,
            red=before.red if before else None,
            reason=reason[:1000],
            employee_id=ctx.actor.employee_id,
            actor_name=ctx.actor.name[:100],
            at=ctx.now,
        )
        ctx.changed(row, None, {"measure": measure.name, "period": span.code, "target": str(target)})
        count += 1
    return count


def month_goals(goal: Goal) -> list[Goal]:
    """The months of a year's goal."""
    return list(goal.children.filter(span="month").exclude(state="dropped").order_by("starts", "id"))
