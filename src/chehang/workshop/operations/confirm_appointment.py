"""The customer confirms that he comes."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import Appointment
from ..states import APPOINTMENT


class ConfirmAppointment(Command):
    """The appointment."""

    appointment: Annotated[Id, Ref("workshop.Appointment")]


@operation(
    "workshop.confirm_appointment",
    title=_("Confirm"),
    posts=("service_advisor", "service_manager", "care_agent", "customer_service_manager"),
)
def confirm_appointment(cmd: ConfirmAppointment, ctx: Context) -> Done:
    """He comes."""
    made = access.get(Appointment, cmd.appointment, ctx, lock=True)
    APPOINTMENT.advance(ctx, made, "confirm")
    return Done(id=made.pk, number=made.number)
