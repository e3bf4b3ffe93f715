"""Plan the calls that follow a delivery or another event that the house has not seen itself."""

import datetime as dt
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import STORE_TIME, Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from ..kinds import Event
from ..models import CallKind
from ..planning import at_nine, follow


class PlanCalls(Command):
    """Whom, about which car, after what, on which day at what hour it was."""

    event: Annotated[Event, Field(title="What happened")]
    customer: Annotated[Id, Ref("parties.Customer")]
    vehicle: Annotated[Id, Ref("vehicles.Vehicle")] | None = None
    on: Annotated[DueDate, Field(title="Day")]
    hour: Annotated[int, Field(ge=0, le=23, title="Hour")] = 10
    about: Annotated[ShortText, Field(title="About")] = ""


@operation(
    "care.plan_calls",
    title=_("Plan calls"),
    posts=("care_agent", "customer_service_manager", "service_advisor", "service_manager", "sales_manager"),
)
def plan_calls(cmd: PlanCalls, ctx: Context) -> Done:
    """Plan every call in use that follows the event. Refused for the walk-in customer, and when all are planned already."""
    customer = access.get(Customer, cmd.customer, ctx)
    vehicle = access.get(Vehicle, cmd.vehicle, ctx) if cmd.vehicle else None
    if customer.kind == "walk_in":
        raise Refused("call.walk_in", _("The walk-in customer is nobody to call."), field="customer")
    if not CallKind.objects.filter(event=cmd.event, active=True).exists():
        raise Refused("call.no_trigger", _("No kind of call follows this. Add one first."), field="event")
    at = at_nine(cmd.on).astimezone(STORE_TIME).replace(hour=cmd.hour)
    if cmd.event in (Event.CAR_DELIVERED, Event.SERVICE_DELIVERED, Event.GOODS_SHIPPED) and at > ctx.now + dt.timedelta(
        days=1
    ):
        raise Refused("call.future", _("This has not happened yet."), field="on")
    made = follow(ctx, cmd.event, customer=customer, vehicle=vehicle, at=at, about=cmd.about)
    if not made:
        raise Refused("call.planned", _("These calls are planned already."), field="event")
    return Done(id=made[0].pk, number=str(made[0].trigger), calls=len(made))
