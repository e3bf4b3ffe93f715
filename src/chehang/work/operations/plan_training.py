"""Plan training for a month of a year."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Ref
from chehang.work.budgets import left_for
from chehang.work.heads import MANAGERS, Department, led_by
from chehang.work.models import Course, PlannedTraining


class PlanTraining(Command):
    """Which course, for which department, when, how many hours, what it may cost."""

    course: Annotated[Id, Ref("work.Course")]
    department: Department
    year: Annotated[int, Field(ge=2000, le=2100, title="Plan year")]
    month: Annotated[int, Field(ge=1, le=12)]
    hours: Annotated[int, Field(ge=1, le=200)]
    budget: Annotated[NonNegativeMoney, Field(title="Budget")] = Decimal(0)


@operation("work.plan_training", title=_("Plan training"), posts=MANAGERS)
def plan_training(cmd: PlanTraining, ctx: Context) -> Done:
    """Put a course into the year's plan of one's department (HR: of any).

    Its money counts against the budget at once; more than is left is asked about. Refused for a month that is over and for the same
    line twice.
    """
    course = access.get(Course, cmd.course, ctx)
    if cmd.department not in led_by(ctx.actor) and "hr_manager" not in ctx.actor.posts:
        raise NotAllowed("training.not_your_department", _("You plan training of the department you lead."))
    if (cmd.year, cmd.month) < (ctx.today.year, ctx.today.month):
        raise Refused("training.month_over", _("This month is over. Plan for one to come."), field="month")
    line = {"year": cmd.year, "month": cmd.month, "course": course, "department": cmd.department}
    if PlannedTraining.objects.filter(store_id=ctx.store_id, **line).exists():
        raise Conflict("training.planned_before", _("This course is planned for the department in this month already."))
    rest = left_for(ctx, cmd.department, "training") if cmd.budget else None
    if rest is not None and cmd.budget > rest:
        ctx.doubt("training.over_budget", _("¥%(amount)s is more than the ¥%(rest)s left for training. Plan it all the same?"),
                  field="budget", amount=f"{cmd.budget:,.2f}", rest=f"{rest:,.2f}")  # fmt: skip
    made = PlannedTraining.objects.create(
        store_id=ctx.store_id, hours=cmd.hours, budget=cmd.budget, planner_id=ctx.actor.employee_id, **line
    )
    ctx.changed(made, None, {"year": cmd.year, "month": cmd.month, "course": course.code, "hours": cmd.hours})
    return Done(id=made.pk)
