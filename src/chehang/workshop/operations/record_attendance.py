"""How long a technician was there."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import (
    Command,
)

from ..commands import Worker
from ..models import DutyDay
from ..people import technician_of


class RecordAttendance(Command):
    """The technician, the day, and the hours he was there without breaks."""

    technician: Worker
    day: PaperDate
    hours: Annotated[Decimal, Field(ge=0, le=24, decimal_places=2)]


@operation(
    "workshop.record_attendance", title=_("Record attendance"), posts=("dispatcher", "service_manager", "hr_manager")
)
def record_attendance(cmd: RecordAttendance, ctx: Context) -> Done:
    """Write it down; the same day once more corrects it, and the journal keeps both."""
    person = technician_of(ctx, cmd.technician)
    found = DutyDay.objects.filter(store_id=ctx.store_id, technician=person, day=cmd.day).first()
    before = {"hours": str(found.hours)} if found else None
    day, _made = DutyDay.objects.update_or_create(
        store_id=ctx.store_id, technician=person, day=cmd.day, defaults={"hours": cmd.hours}
    )
    ctx.changed(day, before, {"hours": str(cmd.hours)})
    return Done(id=day.pk)
