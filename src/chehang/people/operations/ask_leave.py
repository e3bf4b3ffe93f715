"""Ask for leave."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import approvals, numbers
from chehang.core.calendar import calendar_of
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Reason
from chehang.people.leave_account import left
from chehang.people.leave_rules import count
from chehang.people.models import Leave, StaffFile
from chehang.people.models.time import LeaveKind
from chehang.work.people import home_of


class AskLeave(Command):
    """Which leave, from when to when, why. A half day is one day marked so."""

    kind: LeaveKind
    first_day: Annotated[DueDate, Field(title="First day")]
    last_day: Annotated[DueDate, Field(title="Last day")]
    reason: Reason
    half: Annotated[bool, Field(title="Half a day")] = False


@operation("people.ask_leave", title=_("Ask for leave"), posts=("*",))
def ask_leave(cmd: AskLeave, ctx: Context) -> Done:
    """Up to a day the department decides, up to three HR too, beyond that the general manager. More than is left is asked
    about. Refused without a file, over another leave, and where no working day lies in it."""
    me = ctx.actor.employee_id
    file = StaffFile.objects.filter(store_id=ctx.store_id, employee_id=me).select_for_update().first()
    if file is None:
        raise Refused("file.none", _("There is no staff file of yours yet. Ask HR."))
    if cmd.last_day < cmd.first_day or (cmd.half and cmd.first_day != cmd.last_day):
        raise Refused("leave.days", _("The last day comes after the first; a half day is one day."), field="last_day")
    mine = Leave.objects.filter(store_id=ctx.store_id, employee_id=me, state__in=("submitted", "approved"))
    if mine.filter(first_day__lte=cmd.last_day, last_day__gte=cmd.first_day).exists():
        raise Refused("leave.overlap", _("On these days you have asked for leave already."), field="first_day")
    days = count(calendar_of(ctx), cmd.kind, cmd.first_day, cmd.last_day, cmd.half)
    if not days:
        raise Refused("leave.no_day", _("These are days off anyway."), field="first_day")
    rest = left(file, cmd.kind, cmd.first_day, ctx)
    if rest is not None and days > rest:
        ctx.doubt(
            "leave.over",
            _("%(days)s days are asked for, %(rest)s are left. Ask all the same?"),
            field="last_day",
            days=days,
            rest=rest,
        )
    leave = Leave.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "JQ"), employee_id=me, kind=cmd.kind, first_day=cmd.first_day,
        last_day=cmd.last_day, days=days, department=home_of(ctx.actor.posts), reason=cmd.reason,
    )  # fmt: skip
    ctx.changed(leave, None, {"kind": str(cmd.kind), "days": str(days), "first_day": str(cmd.first_day)})
    approvals.ask(ctx, leave)
    return Done(id=leave.pk, number=leave.number, days=str(days))
