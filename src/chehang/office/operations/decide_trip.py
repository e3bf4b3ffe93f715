"""Allow a trip or not."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.office.models import CarTrip
from chehang.office.states import TRIP


class DecideTrip(Command):
    """The trip; not allowed with a reason."""

    trip: Annotated[Id, Ref("office.CarTrip"), Field(title="Trip")]
    allowed: Annotated[bool, Field(title="Allowed")] = True
    reason: Text = ""


@operation("office.decide_trip", title=_("Decide on the trip"), posts=("hr_manager", "general_manager"))
def decide_trip(cmd: DecideTrip, ctx: Context) -> Done:
    """Never one's own; a no has its reason. The driver is told. Refused for one's own and for a no without a reason."""
    trip = access.get(CarTrip, cmd.trip, ctx, lock=True)
    if trip.driver_id == ctx.actor.employee_id:
        raise Refused("trip.own", _("Another person decides on your trip."))
    if not cmd.allowed and not cmd.reason:
        raise Refused("trip.why", _("Say why not."), field="reason")
    move = "allow" if cmd.allowed else "refuse"
    TRIP.advance(ctx, trip, move, reason=cmd.reason, allowed_by_id=ctx.actor.employee_id if cmd.allowed else None)
    text = _("Your trip %(number)s is allowed") if cmd.allowed else _("Your trip %(number)s is not allowed: %(reason)s")
    ctx.tell(
        text, employee_id=trip.driver_id, link=f"/office/trips/{trip.pk}/", number=trip.number, reason=cmd.reason[:100]
    )
    return Done(id=trip.pk, number=trip.number)
