"""目标达成: the plans of a year with what was reached, what is left, and how the year will end."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.measures import Measure, Span, measures, trend
from chehang.core.models import MeasureTarget
from chehang.core.web.cells import plain
from chehang.core.web.door import actor_of, page

from ..saying import said
from ..targets.forecasting import forecast, spread
from ..targets.models import YearPlan
from ..targets.planning import month_goals, months_of
from .measures import today_of

ZERO = Decimal(0)
BACK = 24


@page("insight.open_year")
def year(request: HttpRequest) -> HttpResponse:
    """Every plan of the year whose measure the actor may see."""
    actor, today = actor_of(request), today_of(request)
    asked = request.GET.get("year", "")
    wanted = int(asked) if asked.isascii() and asked.isdigit() and asked[:2] == "20" and len(asked) == 4 else today.year
    found = rows(YearPlan, actor).filter(year=wanted).exclude(goal__state="dropped").select_related("goal__owner")
    known = measures()
    plans = [
        _shown(plan, known[plan.measure], actor, today)
        for plan in found.order_by("id")[:12]
        if plan.measure in known and actor.may(known[plan.measure].permission)
    ]
    context = {"plans": plans, "year": wanted, "years": [today.year - 1, today.year, today.year + 1]}
    return render(request, "insight/year.html", context)


def _shown(plan: YearPlan, measure: Measure, actor: Actor, today: date) -> dict[str, Any]:
    months, agreed = months_of(plan.year), {g.starts: g.target for g in month_goals(plan.goal)}
    rolling = {}
    for row in access.rows(MeasureTarget, actor).filter(
        measure=measure.name, kind="month", first__gte=months[0].first, first__lte=months[-1].first
    ).order_by("id"):  # fmt: skip
        rolling[row.first] = row.target
    begun = [m for m in months if m.first <= today]
    run = trend(measure, actor, begun[-1], today, len(begun)) if begun else []
    actual = {r.span.first: r.value for r in run}
    lines, reached, planned = [], ZERO, ZERO
    for month in months:
        target, value = agreed.get(month.first, ZERO), actual.get(month.first)
        reached, planned = reached + (value or ZERO), planned + target
        lines.append(
            {
                "month": month,
                "agreed": said(measure, target),
                "rolling": said(measure, rolling[month.first])
                if rolling.get(month.first) not in (None, target)
                else "",
                "actual": said(measure, value) if month.first <= today else "",
                "share": plain(value / target, "rate") if value is not None and target else "",
                "behind": value is not None and month.last < today and value < target,
                "total": plain(reached / planned, "rate") if month.first <= today and planned else "",
            }
        )
    whole = plan.goal.target
    return {
        "plan": plan,
        "measure": measure,
        "lines": lines,
        "target": said(measure, whole),
        "reached": said(measure, reached),
        "share": plain(reached / whole, "rate") if whole else "",
        **_ahead(plan, measure, actor, today, actual),
    }


def _ahead(
    plan: YearPlan, measure: Measure, actor: Actor, today: date, known: dict[date, Decimal | None]
) -> dict[str, Any]:
    """How the year will end, from the months that are over."""
    months = months_of(plan.year)
    over = [(m, w) for m, w in zip(months, plan.shares, strict=True) if m.last < today]
    if not over:
        return {}
    weight = sum(plan.shares, ZERO)
    elapsed = float(sum((w for _m, w in over), ZERO) / weight)
    actual = float(sum((known[m.first] or ZERO for m, _w in over), ZERO))
    run = trend(measure, actor, Span.of("month", over[-1][0].first), today, BACK)
    values = [float(r.value) for r in run if r.value is not None]
    mean = sum(values) / len(values) if values else 0.0
    by_month = [float(w / weight) * 12 * mean for w in plan.shares]
    phi = spread(values, [by_month[r.span.first.month - 1] for r in run if r.value is not None])
    found = forecast(float(plan.goal.target), actual, elapsed, phi)
    if found is None:
        return {}

    def words(value: float) -> str:
        return said(measure, measure.unit_of.rounded(Decimal(repr(value))))

    return {
        "forecast": words(found.expected),
        "low": words(found.low),
        "high": words(found.high),
        "probability": plain(Decimal(f"{found.probability:.3f}"), "rate"),
        "of_target": plain(Decimal(f"{found.expected / float(plan.goal.target):.4f}"), "rate"),
    }
