"""A course is chosen because of faults."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.models import Course, PlannedTraining

from .. import faults
from ..commands import Line200
from ..kinds import Trade
from ..models import ChosenCourse


class ChooseCourse(Command):
    """Trade and course, the month it is held, how many hours; why, where no fault speaks for it."""

    trade: Trade
    course: Annotated[Id, Ref("work.Course")]
    year: Annotated[int, Field(ge=2000, le=2100, title="Plan year")]
    month: Annotated[int, Field(ge=1, le=12)]
    hours: Annotated[int, Field(ge=1, le=200)]
    reason: Line200 = ""


@operation("workshop.choose_course", title=_("Choose a course by faults"), posts=("service_manager",))
def choose_course(cmd: ChooseCourse, ctx: Context) -> Done:
    """The course comes into the workshop's year plan with the faults of the last ninety days that speak for it.

    Refused for a month that is over, twice for the same trade, and without a reason where the trade had no fault."""
    course = access.get(Course, cmd.course, ctx)
    if (cmd.year, cmd.month) < (ctx.today.year, ctx.today.month):
        raise Refused("training.month_over", _("This month is over. Plan for one to come."), field="month")
    span = faults.period(ctx.today)
    found = faults.of(ctx, span)[cmd.trade]
    if not found.count and not cmd.reason:
        raise Refused(
            "course.no_fault",
            _("No fault of the last ninety days speaks for “%(trade)s”. Choose another trade, or write down why."),
            field="reason",
            trade=found.title,
        )
    line = {"year": cmd.year, "month": cmd.month, "course": course, "department": "service"}
    plan, _new = PlannedTraining.objects.get_or_create(
        store_id=ctx.store_id, **line, defaults={"hours": cmd.hours, "planner_id": ctx.actor.employee_id}
    )
    if ChosenCourse.objects.filter(plan=plan, trade=cmd.trade).exists():
        raise Conflict("training.planned_before", _("This course is planned for the department in this month already."))
    made = ChosenCourse.objects.create(
        store_id=ctx.store_id, trade=cmd.trade, course=course, plan=plan, since=span.first, until=span.last, comebacks=found.comebacks,
        sent_back=found.sent_back, cost=found.cost, people=found.names[:200], reason=cmd.reason, at=ctx.now,
        employee_name=ctx.actor.name[:100],
    )  # fmt: skip
    ctx.changed(made, None, {"trade": cmd.trade.value, "course": course.code, "faults": found.count})
    return Done(id=made.pk, faults=found.count)
