"""Order overtime."""

from typing import Annotated

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.calendar import calendar_of
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, PositiveQuantity, Ref, RequiredText
from chehang.org.models import Employee
from chehang.people.models import Overtime
from chehang.people.statutory import is_statutory
from chehang.work.heads import MANAGERS


class OrderOvertime(Command):
    """Who, when, how long, what for."""

    employee: Annotated[Id, Ref("org.Employee")]
    day: Annotated[DueDate, Field(title="Day")]
    hours: Annotated[PositiveQuantity, Field(le=12, title="Overtime hours")]
    reason: RequiredText
    time_off: Annotated[bool, Field(title="Given back as time off")] = False


@operation("people.order_overtime", title=_("Order overtime"), posts=MANAGERS)
def order_overtime(cmd: OrderOvertime, ctx: Context) -> Done:
    """Its kind follows from the calendar: statutory holidays are paid three times, days the state moved are rest days. Above three
    hours on a working day and 36 hours a month it is asked about. Refused for oneself, twice on a day,
    and time off for a public holiday."""
    employee = access.get(Employee, cmd.employee, ctx, lock=True)
    if employee.pk == ctx.actor.employee_id:
        raise Refused("overtime.own", _("Nobody orders his own overtime."), field="employee")
    working = calendar_of(ctx).is_working_day(cmd.day)
    kind = "holiday" if is_statutory(cmd.day) else "weekday" if working else "rest"
    if cmd.time_off and kind == "holiday":
        raise Refused("overtime.holiday", _("Overtime on a public holiday is paid, not given back."), field="time_off")
    mine = Overtime.objects.filter(store_id=ctx.store_id, employee=employee)
    if mine.filter(day=cmd.day).exists():
        raise Conflict("overtime.twice", _("Overtime of this day is ordered already."), field="day")
    whole = (
        mine.filter(day__year=cmd.day.year, day__month=cmd.day.month).aggregate(s=Sum("hours"))["s"] or 0
    ) + cmd.hours
    a_day = parameter(ctx, "people.overtime_day", cmd.day)
    if kind == "weekday" and cmd.hours > a_day:
        ctx.doubt("overtime.long_day", _("%(hours)s hours on one working day; %(most)s are allowed. Order it all the same?"),
                  field="hours", hours=cmd.hours, most=a_day)  # fmt: skip
    most = parameter(ctx, "people.overtime_month", cmd.day)
    if whole > most:
        ctx.doubt(
            "overtime.over", _("%(name)s comes to %(hours)s hours of overtime this month; %(most)s are allowed. Order it all the same?"),
            field="hours", name=employee.name, hours=whole, most=most,
        )  # fmt: skip
    made = Overtime.objects.create(
        store_id=ctx.store_id, employee=employee, day=cmd.day, hours=cmd.hours, kind=kind, time_off=cmd.time_off, reason=cmd.reason,
        ordered_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(made, None, {"employee": employee.pk, "day": str(cmd.day), "hours": str(cmd.hours), "kind": kind})
    return Done(id=made.pk, kind=kind)
