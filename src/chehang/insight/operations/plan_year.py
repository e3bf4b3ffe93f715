"""Plan a year over a measure."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.measures import Measure, Span
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Ref, Text
from chehang.insight.targets.models import YearPlan
from chehang.insight.targets.planning import months_of, read_weights, seasonal
from chehang.work.heads import MANAGERS
from chehang.work.models import Goal
from chehang.work.plans.decompose import decompose
from chehang.work.plans.kinds import Span as GoalSpan
from chehang.work.plans.planning import make, require_planner

from .set_target import Name, known_measure


class PersonShare(Command):
    """Who takes which part of each month."""

    owner: Annotated[Id, Ref("org.Employee")]
    weight: Annotated[PositiveQuantity, Field(title="Weight")]


class PlanYear(Command):
    """The measure, the year, what is to be reached, who answers for it; weights of the months; who takes which part."""

    measure: Annotated[Name, Field(title="Measure")]
    year: Annotated[int, Field(ge=2000, le=2099, title="Year")]
    total: Annotated[PositiveQuantity, Field(title="Target")]
    owner: Annotated[Id, Ref("org.Employee")]
    weights: Annotated[Text, Field(title="Weights of the months", description="9.5 5.5 8 …")] = ""
    people: Annotated[tuple[PersonShare, ...], Field(max_length=30, title="By person")] = ()


@operation("insight.plan_year", title=_("Plan the year"), posts=MANAGERS)
def plan_year(cmd: PlanYear, ctx: Context) -> Done:
    """A goal of the year with its months and, in each, its people; everything adds up (largest remainder, H20).

    It runs when another person has approved it; then its numbers are the targets of the measure. Refused for shares and
    averages (they do not add up), for a year that is over, and where the year is planned already.
    """
    measure = known_measure(cmd.measure)
    if measure.unit in ("percent", "days", "times") or measure.kind != "flow":
        raise Refused(
            "plan.no_sum",
            _("%(measure)s does not add up over months. Agree on its target for each period."),
            field="measure",
            measure=measure.title,
        )
    if date(cmd.year, 12, 31) < ctx.today:
        raise Refused("plan.past", _("The year %(year)s is over."), field="year", year=cmd.year)
    mine = rows(YearPlan, ctx).filter(measure=measure.name, year=cmd.year).exclude(goal__state="dropped")
    if known := mine.select_related("goal").first():
        raise Refused(
            "plan.there",
            _("%(measure)s is planned for %(year)s already: %(number)s."),
            field="measure",
            measure=measure.title,
            year=cmd.year,
            number=known.goal.number,
        )
    weights = read_weights(cmd.weights) if cmd.weights.strip() else seasonal(measure, ctx, cmd.year)
    goal = make(
        ctx,
        span=GoalSpan.YEAR,
        title=f"{measure.title} {cmd.year}"[:100],
        measure=measure.name,
        target=cmd.total,
        starts=date(cmd.year, 1, 1),
        due=date(cmd.year, 12, 31),
        owner_id=cmd.owner,
    )
    require_planner(ctx, goal)
    for month, target in zip(months_of(cmd.year), decompose(cmd.total, weights), strict=True):
        part = _month(ctx, measure, month, target, cmd.owner, goal)
        shares = decompose(target, [Decimal(p.weight) for p in cmd.people]) if cmd.people else []
        for n, (person, share) in enumerate(zip(cmd.people, shares, strict=True)):
            _month(ctx, measure, month, share, person.owner, part, field=f"people.{n}.owner")
    plan = YearPlan.objects.create(
        store_id=ctx.store_id,
        goal=goal,
        measure=measure.name,
        year=cmd.year,
        weights=" ".join(f"{w:f}" for w in weights),
    )
    ctx.changed(plan, None, {"measure": measure.name, "year": cmd.year, "weights": plan.weights})
    return Done(id=goal.pk, number=goal.number)


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
