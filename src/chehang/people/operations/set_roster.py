"""Set who works which shift."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref
from chehang.org.models import Employee
from chehang.people.models import Roster, Shift
from chehang.people.staffing import require_safety_training
from chehang.people.timesheets import span_of
from chehang.work.heads import MANAGERS


class SetRoster(Command):
    """Who, from which day to which, on which shift; without a shift they are days off."""

    employee: Annotated[Id, Ref("org.Employee")]
    first_day: Annotated[DueDate, Field(title="First day")]
    last_day: Annotated[DueDate, Field(title="Last day")]
    shift: Annotated[Id | None, Ref("people.Shift"), Field(title="Shift")] = None


@operation("people.set_roster", title=_("Set the roster"), posts=MANAGERS)
def set_roster(cmd: SetRoster, ctx: Context) -> Done:
    """What was set before gives way. Refused for more than 62 days, where a shift would run into the next one, and for who has
    had no safety training before work."""
    employee = access.get(Employee, cmd.employee, ctx, lock=True)
    shift = access.get(Shift, cmd.shift, ctx) if cmd.shift else None
    if shift is not None:
        require_safety_training(ctx, employee)
    days = (cmd.last_day - cmd.first_day).days + 1
    if not 1 <= days <= 62:
        raise Refused("roster.days", _("Set one to 62 days at once."), field="last_day")
    mine = Roster.objects.filter(store_id=ctx.store_id, employee=employee)
    mine.filter(day__gte=cmd.first_day, day__lte=cmd.last_day).delete()
    for day in (cmd.first_day - timedelta(days=1), cmd.last_day + timedelta(days=1)):
        beside = mine.filter(day=day, shift__isnull=False).select_related("shift").first()
        if shift is None or beside is None or beside.shift is None:
            continue
        pair = [(day, beside.shift), (cmd.first_day if day < cmd.first_day else cmd.last_day, shift)]
        (a_day, a), (b_day, b) = sorted(pair, key=lambda p: p[0])
        if span_of(a_day, a.starts, a.ends)[1] > span_of(b_day, b.starts, b.ends)[0]:
            raise Refused("roster.overlap", _("This shift runs into the one on %(day)s."), field="shift", day=day)
    rows = [
        Roster(store_id=ctx.store_id, employee=employee, day=cmd.first_day + timedelta(days=n), shift=shift)
        for n in range(days)
    ]
    made = Roster.objects.bulk_create(rows)
    ctx.changed(made[0], None, {"employee": employee.pk, "days": days, "shift": shift.title if shift else ""})
    return Done(days=days)
