"""A year over a measure as goals: the year, its months and, in each, departments and people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.measures import Measure, Span
from chehang.org.services import current_posts
from chehang.work.heads import HEADS
from chehang.work.models import Goal
from chehang.work.people import home_of
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
    if measure.unit in ("percent", "days", "times", "persons_part") or measure.kind != "flow":
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
    groups = _by_department(ctx, people)
    for month, target in zip(months_of(year), decompose(total, weights), strict=True):
        part = _month(ctx, measure, month, target, owner, goal)
        shares = decompose(target, [group.weight for group in groups]) if groups else []
        for group, share in zip(groups, shares, strict=True):
            # Where people of several departments carry it, each department has its own part under its head.
            above = _month(ctx, measure, month, share, group.head, part) if len(groups) > 1 else part
            owns = decompose(share, [weight for _n, _person, weight in group.people])
            for (n, person, _weight), own in zip(group.people, owns, strict=True):
                _month(ctx, measure, month, own, person, above, field=f"people.{n}.owner")
    plan = YearPlan.objects.create(
        store_id=ctx.store_id,
        goal=goal,
        measure=measure.name,
        year=year,
        weights=" ".join(f"{w:f}" for w in weights),
    )
    ctx.changed(plan, None, {"measure": measure.name, "year": year, "weights": plan.weights})
    return goal


@dataclass(frozen=True)
class Group:
    """A department's people, each with his place in the list and his weight, and who answers for all of them."""

    head: int
    people: tuple[tuple[int, int, Decimal], ...]

    @property
    def weight(self) -> Decimal:
        return sum((weight for _n, _person, weight in self.people), Decimal(0))


def _by_department(ctx: Context, people: Sequence[tuple[int, Decimal]]) -> list[Group]:
    held = current_posts(ctx.store_id, ctx.today) if people else {}
    found: dict[str, list[tuple[int, int, Decimal]]] = {}
    for n, (person, weight) in enumerate(people):
        found.setdefault(home_of(frozenset(held.get(person, ()))), []).append((n, person, weight))
    heads = {
        department: min((e for e, posts in held.items() if HEADS[department] in posts), default=mine[0][1])
        for department, mine in found.items()
    }
    return [Group(heads[department], tuple(mine)) for department, mine in found.items()]


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
