"""Import punches."""

import datetime as dt
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.org.models import Employee
from chehang.people.devices import read_punches
from chehang.people.models import Punch


class ImportPunches(Command):
    """What the device wrote: a line each with staff number, (name,) day and time, or a table of 钉钉, 企业微信 or Excel with its
    heading. ``shift_minutes`` moves the whole import when the clock of the device was wrong."""

    text: Annotated[str, Field(min_length=5, max_length=2_000_000, title="Lines of the device")]
    shift_minutes: Annotated[int, Field(ge=-720, le=720, title="Move by minutes")] = 0


@operation("people.import_punches", title=_("Import punches"), posts=("hr_manager",))
def import_punches(cmd: ImportPunches, ctx: Context) -> Done:
    """Each punch once, however often the file comes. Refused for a line that says nothing and for an unknown staff number."""
    numbers = dict(Employee.objects.filter(store_id=ctx.store_id).values_list("number", "pk"))
    found: set[tuple[int, dt.datetime]] = set()
    for n, number, written in read_punches(cmd.text):
        if number not in numbers:
            raise Refused(
                "punch.who", _("Line %(n)s: there is no staff number %(number)s."), field="text", n=n, number=number
            )
        at = written + dt.timedelta(minutes=cmd.shift_minutes)
        if at > ctx.now:
            raise Refused(
                "punch.future", _("Line %(n)s lies in the future. Is the clock of the device right?"), field="text", n=n
            )
        found.add((numbers[number], at))
    people = {pk for pk, _at in found}
    known = set(Punch.objects.filter(store_id=ctx.store_id, employee_id__in=people).values_list("employee_id", "at"))
    fresh = sorted(found - known)
    made = Punch.objects.bulk_create(
        [Punch(store_id=ctx.store_id, employee_id=pk, at=at) for pk, at in fresh], batch_size=500
    )
    if made:
        ctx.changed(made[0], None, {"punches": len(made), "moved": cmd.shift_minutes})
    return Done(new=len(fresh), known=len(found) - len(fresh))
