"""The customer gets his car back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import (
    Command,
)
from chehang.vehicles.kinds import Reading
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import read_odometer

from ..commands import Name60, OrderId
from ..events import OrderDelivered
from ..models import WorkOrder
from ..settling import bills_of
from ..states import ORDER


class DeliverOrder(Command):
    """Who fetches the car."""

    order: OrderId
    receiver_name: Annotated[Name60, Field(min_length=1, title="Fetched by"), Personal()]


@operation("workshop.deliver_order", title=_("Hand the car back"), posts=("service_advisor", "service_manager"))
def deliver_order(cmd: DeliverOrder, ctx: Context) -> Done:
    """The work is explained, the old parts are shown, the gate opens. Refused until the customer has paid or is on account."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    ORDER.require(order, "deliver")
    for bill in bills_of(order):
        if bill.claim == "customer" and bill.state == "waiting" and bill.rest:
            raise Refused(
                "order.unpaid",
                _("Receivable %(number)s of %(amount)s is not paid yet. The car leaves when it is paid or on account."),
                number=bill.number,
                amount=f"{bill.rest:,.2f}",
            )
    if lent := order.car_loans.filter(state="out").select_related("car__vehicle").first():
        raise Refused(
            "order.loan_car", _("The customer still has loan car %(car)s. Take it back first."), car=str(lent.car)
        )
    ORDER.advance(ctx, order, "deliver", delivered_at=ctx.now, receiver_name=cmd.receiver_name)
    car = access.get(Vehicle, order.vehicle_id, ctx, lock=True)
    if order.mileage_out > car.mileage:
        read_odometer(
            ctx, car, order.mileage_out, source=Reading.DELIVERY, document="workshop.order", object_id=order.pk
        )
    ctx.announce(OrderDelivered(order.pk, order.customer_id, order.vehicle_id))
    return Done(id=order.pk, number=order.number)
