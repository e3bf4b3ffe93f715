"""A year over a measure as goals: the year, its months and, in each, its people."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.measures import Measure, Span
from chehang.work.models import Goal
from chehang.work.plans.decompose import decompose
from chehang.work.plans.kinds import Span as GoalSpan
from chehang.work.plans.planning import make, require_planner

from .models import YearPlan
from .planning import months_of


def plan_measure(
    ctx: Context,
    measure: Measure,
    year: int,
    total: Decimal,
    owner: int,
    weights: Sequence[Decimal],
    people: Sequence[tuple[int, Decimal]] = (),
) -> Goal:
    """The goal of the year with its months by the twelve ``weights`` and, in each, its ``people`` by theirs: everything adds up.

    Refused for shares and averages (they do not add up), for a year that is over, and where the year is planned already.
    """
    if measure.unit in ("percent", "days", "times") or measure.kind != "flow":
        raise Refused(
            "plan.no_sum",
            _("%(measure)s does not add up over months. Agree on its target for each period."),
            field="measure",
            measure=measure.title,
        )
    if date(year, 12, 31) < ctx.today:
        raise Refused("plan.past", _("The year %(year)s is over."), field="year", year=year)
    mine = rows(YearPlan, ctx).filter(measure=measure.name, year=year).exclude(goal__state="dropped")
    if known := mine.select_related("goal").first():
        raise Refused(
            "plan.there",
            _("%(measure)s is planned for %(year)s already: %(number)s."),
            field="measure",
            measure=measure.title,
            year=year,
            number=known.goal.number,
        )
    goal = make(
        ctx,
        span=GoalSpan.YEAR,
        title=f"{measure.title} {year}"[:100],
        measure=measure.name,
        target=total,
        starts=date(year, 1, 1),
        due=date(year, 12, 31),
        owner_id=owner,
    )
    require_planner(ctx, goal)
    for month, target in zip(months_of(year), decompose(total, weights), strict=True):
        part = _month(ctx, measure, month, target, owner, goal)
        shares = decompose(target, [weight for _owner, weight in people]) if people else []
        for n, ((person, _weight), share) in enumerate(zip(people, shares, strict=True)):
            _month(ctx, measure, month, share, person, part, field=f"people.{n}.owner")
    plan = YearPlan.objects.create(
        store_id=ctx.store_id,
        goal=goal,
        measure=measure.name,
        year=year,
        weights=" ".join(f"{w:f}" for w in weights),
    )
    ctx.changed(plan, None, {"measure": measure.name, "year": year, "weights": plan.weights})
    return goal


def _month(
    ctx: Context, measure: Measure, month: Span, target: Decimal, owner: int, parent: Goal, field: str = "owner"
) -> Goal:
    return make(
        ctx,
        span=GoalSpan.MONTH,
        title=f"{measure.title} {month.code}"[:100],
        measure=measure.name,
        target=target,
        starts=month.first,
        due=month.last,
        owner_id=owner,
        parent=parent,
        field=field,
    )
