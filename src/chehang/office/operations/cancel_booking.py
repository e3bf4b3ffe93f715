"""Give a booked room back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.office.models import Booking
from chehang.office.states import BOOKING


class CancelBooking(Command):
    """The booking, and why."""

    booking: Annotated[Id, Ref("office.Booking"), Field(title="Booking of a room")]
    reason: Text = ""


@operation("office.cancel_booking", title=_("Give the room back"), posts=("*",))
def cancel_booking(cmd: CancelBooking, ctx: Context) -> Done:
    """By who booked it, or HR. Refused when it is over."""
    booking = access.get(Booking, cmd.booking, ctx, lock=True)
    if booking.booked_by_id != ctx.actor.employee_id and "hr_manager" not in ctx.actor.posts:
        raise NotAllowed("booking.not_yours", _("Only who booked the room or HR gives it back."))
    if booking.ends <= ctx.now:
        raise Refused("booking.over", _("This booking is over."))
    BOOKING.advance(ctx, booking, "cancel", reason=cmd.reason)
    booking.quarters.all().delete()
    return Done(id=booking.pk, number=booking.number)
