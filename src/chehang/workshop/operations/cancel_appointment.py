"""A customer does not come after all."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..booking import give_back, let_go
from ..models import Appointment
from ..states import APPOINTMENT


class CancelAppointment(Command):
    """The appointment, and why."""

    appointment: Annotated[Id, Ref("workshop.Appointment")]
    reason: Reason


@operation(
    "workshop.cancel_appointment",
    title=_("Cancel the appointment"),
    posts=("service_advisor", "service_manager", "care_agent", "customer_service_manager"),
)
def cancel_appointment(cmd: CancelAppointment, ctx: Context) -> Done:
    """Slot, hours and parts are free again."""
    made = access.get(Appointment, cmd.appointment, ctx, lock=True)
    APPOINTMENT.advance(ctx, made, "cancel", reason=cmd.reason)
    give_back(ctx, made)
    let_go(ctx, made)
    return Done(id=made.pk, number=made.number)
