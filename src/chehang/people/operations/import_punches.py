"""Import punches."""

import datetime as dt
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.org.models import Employee
from chehang.people.devices import read_punches
from chehang.people.models import Punch


class ImportPunches(Command):
    """What the device wrote: a line each with staff number, (name,) day and time, or a table of 钉钉, 企业微信 or Excel with its
    heading; the lines themselves are not journalled, the punches are kept. ``shift_minutes`` moves the whole import when the clock
    of the device was wrong."""

    text: Annotated[str, Field(min_length=5, max_length=60_000_000, title="Lines of the device", exclude=True)]
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
    fresh = sorted(found - _known(ctx, found))
    # A month of a group is 400,000 rows: poured, not created one by one.
    bulk.pour(
        "people_punch",
        ("store_id", "employee_id", "at", "reason", "by_name"),
        ((ctx.store_id, pk, bulk.moment(at), "", "") for pk, at in fresh),
    )
    if fresh:
        first = Punch.objects.get(store_id=ctx.store_id, employee_id=fresh[0][0], at=fresh[0][1])
        ctx.changed(first, None, {"punches": len(fresh), "moved": cmd.shift_minutes})
    return Done(new=len(fresh), known=len(found) - len(fresh))


def _known(ctx: Context, found: set[tuple[int, dt.datetime]]) -> set[tuple[int, dt.datetime]]:
    """Punches of the file's days that are here already."""
    if not found:
        return set()
    moments = [at for _who, at in found]
    there = Punch.objects.filter(store_id=ctx.store_id, at__gte=min(moments), at__lte=max(moments))
    return set(there.values_list("employee_id", "at"))
