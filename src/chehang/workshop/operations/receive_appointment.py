"""The expected car is here: its work order opens with the work and parts that were planned."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref
from chehang.vehicles.services import open_recalls

from ..booking import let_go
from ..commands import TimeOfDay
from ..kinds import Payer
from ..lines import add_labour, add_part
from ..models import Appointment
from ..states import APPOINTMENT
from .open_order import OpenOrder, begin


class ReceiveAppointment(Command):
    """The odometer, and when the car is promised."""

    appointment: Annotated[Id, Ref("workshop.Appointment")]
    mileage: Annotated[int, Field(ge=0, le=2_000_000)]
    promised_on: Annotated[DueDate, Field(title="Promised day")]
    promised_time: TimeOfDay = "17:00"
    waits: Annotated[bool, Field(title="Customer waits")] = False


@operation("workshop.receive_appointment", title=_("The car is here"), posts=("service_advisor", "service_manager"))
def receive_appointment(cmd: ReceiveAppointment, ctx: Context) -> Done:
    """Open the order at once with what was planned. The parts held for it are free for the requisition."""
    made = access.get(Appointment, cmd.appointment, ctx, lock=True)
    APPOINTMENT.require(made, "arrive")
    facts = cmd.model_dump(exclude={"appointment"}) | {
        "vehicle": made.vehicle_id, "customer": made.customer_id, "kind": made.kind, "complaint": made.complaint,
    }  # fmt: skip
    order, earlier = begin(ctx, OpenOrder.model_validate(facts), adviser=made.adviser_id)
    let_go(ctx, made)
    for line in made.lines.select_related("op", "part").order_by("id"):
        if line.op is not None:
            add_labour(ctx, order, line.op, payer=Payer.CUSTOMER, discount=Decimal(0), hours=None)
        elif line.part is not None:
            add_part(ctx, order, line.part, quantity=line.quantity, payer=Payer.CUSTOMER, discount=Decimal(0))
    if made.bay is not None:
        order.bay = made.bay
        order.save(update_fields=["bay"])
    APPOINTMENT.advance(ctx, made, "arrive", order=order)
    recalls = [str(r.recall) for r in open_recalls(order.vehicle)]
    return Done(
        id=made.pk, number=order.number, order=order.pk, recalls=recalls, comeback=earlier.number if earlier else ""
    )
