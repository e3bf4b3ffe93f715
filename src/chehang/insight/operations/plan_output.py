"""Plan the workshop's year: cars × output per car."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.measures import measures
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveMoney, PositiveQuantity, Ref, Text
from chehang.insight.operating import CARS, OUTPUT
from chehang.insight.targets.making import plan_measure
from chehang.insight.targets.planning import month_goals, read_weights, seasonal


class PlanOutput(Command):
    """The year, the cars out in it, what each brings in yuan without VAT, who answers for it; weights of the months."""

    year: Annotated[int, Field(ge=2000, le=2099, title="Year")]
    cars: Annotated[PositiveQuantity, Field(title="Cars of the year")]
    per_car: Annotated[PositiveMoney, Field(title="Output per car")]
    owner: Annotated[Id, Ref("org.Employee")]
    weights: Annotated[Text, Field(title="Weights of the months", description="9.5 5.5 8 …")] = ""


@operation("insight.plan_output", title=_("Plan cars and output per car"), posts=("service_manager", "general_manager"))
def plan_output(cmd: PlanOutput, ctx: Context) -> Done:
    """Two goals of the year: the cars by month, and the output, in each month its cars × the output per car, to the yuan (SV1).

    Both run when another person has approved them. Refused for weights that are no twelve numbers, for a year that is over,
    and where cars or output of the year are planned already.
    """
    cars, output = measures()[CARS], measures()[OUTPUT]
    weights = read_weights(cmd.weights) if cmd.weights.strip() else seasonal(cars, ctx, cmd.year)
    visits = plan_measure(ctx, cars, cmd.year, Decimal(cmd.cars), cmd.owner, weights)
    months = [goal.target or Decimal(0) for goal in month_goals(visits)]
    goal = plan_measure(ctx, output, cmd.year, cmd.cars * cmd.per_car, cmd.owner, months)
    return Done(id=goal.pk, number=goal.number)
