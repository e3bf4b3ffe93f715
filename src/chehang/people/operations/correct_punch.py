"""Enter a forgotten punch."""

import datetime as dt
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import STORE_TIME, Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.org.models import Employee
from chehang.people.models import Punch
from chehang.work.heads import MANAGERS


class CorrectPunch(Command):
    """Who was there when, and why the clock does not know it."""

    employee: Annotated[Id, Ref("org.Employee")]
    day: Annotated[PaperDate, Field(title="Day")]
    time: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", title="Time")]
    reason: RequiredText


@operation("people.correct_punch", title=_("Enter a forgotten punch"), posts=MANAGERS)
def correct_punch(cmd: CorrectPunch, ctx: Context) -> Done:
    """The manager vouches for it. Refused for oneself, for the future, and beyond the corrections of a month."""
    employee = access.get(Employee, cmd.employee, ctx, lock=True)
    if employee.pk == ctx.actor.employee_id:
        raise Refused("punch.own", _("Nobody corrects his own punches. Ask your manager."), field="employee")
    at = dt.datetime.combine(cmd.day, dt.time.fromisoformat(cmd.time), STORE_TIME)
    if at > ctx.now:
        raise Refused("punch.ahead", _("This moment has not come yet."), field="time")
    most = int(parameter(ctx, "people.corrections_month", ctx.today))
    by_hand = Punch.objects.filter(store_id=ctx.store_id, employee=employee).exclude(reason="")
    first = dt.datetime.combine(cmd.day.replace(day=1), dt.time(), STORE_TIME)
    if by_hand.filter(at__gte=first, at__lt=(first + dt.timedelta(days=32)).replace(day=1)).count() >= most:
        raise Refused("punch.too_many", _("%(most)s corrections a month are the most."), field="day", most=most)
    if Punch.objects.filter(store_id=ctx.store_id, employee=employee, at=at).exists():
        raise Conflict("punch.known", _("This punch is known already."), field="time")
    made = Punch.objects.create(
        store_id=ctx.store_id, employee=employee, at=at, reason=cmd.reason, by_name=ctx.actor.name[:100]
    )
    ctx.changed(made, None, {"employee": employee.pk, "at": str(at), "reason": cmd.reason})
    return Done(id=made.pk)
