"""A car is due for service: its customer was called and comes."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref

from ..commands import OrderId, TimeOfDay
from ..kinds import Channel
from ..models import WorkOrder
from .book_appointment import BookAppointment, book


class InviteCustomer(Command):
    """The car's last order, day and time; the campaign that is offered."""

    order: OrderId
    day: DueDate
    time: TimeOfDay = "09:00"
    campaign: Annotated[Annotated[Id, Ref("workshop.Campaign")] | None, Field(title="Service campaign")] = None


@operation(
    "workshop.invite_customer",
    title=_("Book the service that is due"),
    posts=("service_advisor", "service_manager", "care_agent", "customer_service_manager"),
)
def invite_customer(cmd: InviteCustomer, ctx: Context) -> Done:
    """An appointment for the service that is due, with the advice not taken last time. Refused like any booking."""
    order = access.get(WorkOrder, cmd.order, ctx)
    said = f"{_('Service is due')}{';' + order.advice if order.advice else ''}"
    facts = {"vehicle": order.vehicle_id, "customer": order.customer_id, "day": cmd.day, "time": cmd.time}
    facts |= {"complaint": said[:500], "source": Channel.INVITED, "campaign": cmd.campaign}
    made = book(ctx, BookAppointment.model_validate(facts))
    return Done(id=made.pk, number=made.number)
