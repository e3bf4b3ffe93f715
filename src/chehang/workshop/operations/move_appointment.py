"""An appointment moves to another time."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import STORE_TIME, Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref

from ..booking import ask_overlap, day_of, give_back, let_go, require_open, take
from ..commands import TimeOfDay, moment
from ..models import Appointment
from ..states import APPOINTMENT, COMING


class MoveAppointment(Command):
    """The new day; without a time the hour stays."""

    appointment: Annotated[Id, Ref("workshop.Appointment")]
    day: DueDate
    time: Annotated[TimeOfDay | None, Field(title="Time")] = None


@operation(
    "workshop.move_appointment",
    title=_("Move to another time"),
    posts=("service_advisor", "service_manager", "care_agent", "customer_service_manager"),
)
def move_appointment(cmd: MoveAppointment, ctx: Context) -> Done:
    """The old slot is free, the new one is taken; parts held for another day are let go. Refused like a new booking."""
    made = access.get(Appointment, cmd.appointment, ctx, lock=True)
    if made.state not in COMING:
        APPOINTMENT.require(made, "arrive")
    before = made.starts_at
    starts = moment(cmd.day, cmd.time or f"{before.astimezone(STORE_TIME):%H:%M}")
    require_open(ctx, starts)
    give_back(ctx, made)
    take(ctx, starts, made.hours)
    if day_of(starts) != day_of(before):
        let_go(ctx, made)
    made.starts_at = starts
    ask_overlap(ctx, made)
    made.save(update_fields=["starts_at"])
    ctx.changed(made, {"starts_at": str(before)}, {"starts_at": str(starts)})
    return Done(id=made.pk, number=made.number)
