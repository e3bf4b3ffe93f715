"""Plan a year over a measure."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Ref, Text
from chehang.insight.targets.making import plan_measure
from chehang.insight.targets.planning import read_weights, seasonal
from chehang.work.heads import MANAGERS

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
    weights = read_weights(cmd.weights) if cmd.weights.strip() else seasonal(measure, ctx, cmd.year)
    people = [(p.owner, Decimal(p.weight)) for p in cmd.people]
    goal = plan_measure(ctx, measure, cmd.year, Decimal(cmd.total), cmd.owner, weights, people)
    return Done(id=goal.pk, number=goal.number)
