"""Plan what is left of a year."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.measures import read
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.insight.targets.models import YearPlan
from chehang.insight.targets.planning import months_of, set_targets
from chehang.work.models import Goal
from chehang.work.plans.decompose import replan

from .set_target import known_measure


class ReplanYear(Command):
    """The goal of the year, and why it is planned anew."""

    goal: Annotated[Id, Ref("work.Goal"), Field(title="Goal")]
    reason: Reason


@operation("insight.replan_year", title=_("Plan the rest of the year"), posts=("general_manager",))
def replan_year(cmd: ReplanYear, ctx: Context) -> Done:
    """What is left of the year over the weights of the months that are left; the months that are over count as reached.

    The agreed goals stay as they were agreed; the targets of the measure for the months to come are new rows. Refused
    before the plan is approved, and when no month is over or none is left.
    """
    goal = get(Goal, cmd.goal, ctx, lock=True)
    plan = YearPlan.objects.filter(goal=goal).first()
    if plan is None or goal.state != "running":
        raise Refused(
            "plan.not_running", _("Only a year that was planned over a measure and approved is planned anew.")
        )
    measure = known_measure(plan.measure)
    months = list(zip(months_of(plan.year), plan.shares, strict=True))
    over = [m for m, _w in months if m.last < ctx.today]
    left = [(m, w) for m, w in months if m.last >= ctx.today]
    if not over or not any(w for _m, w in left):
        raise Refused("plan.nothing_left", _("Planning anew needs a month that is over and one that is left."))
    actual = sum((read(measure, ctx, m, ctx.today).value or Decimal(0) for m in over), Decimal(0))
    targets = replan(goal.target, actual, [w for _m, w in left])
    count = set_targets(ctx, measure, zip((m for m, _w in left), targets, strict=True), cmd.reason)
    return Done(id=goal.pk, number=goal.number, count=count, targets=[str(t) for t in targets])
