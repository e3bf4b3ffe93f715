"""A car comes in: the work order is opened."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.reading.walls import DueDate
from chehang.core.types import (
    Command,
    Id,
    NonNegativeMoney,
    Ref,
    Text,
)
from chehang.parties.models import Customer
from chehang.vehicles.kinds import Reading
from chehang.vehicles.models import RecallCar, Vehicle
from chehang.vehicles.services import open_recalls, read_odometer

from ..commands import Line100, Name60, TimeOfDay, moment
from ..guarantee import counts, warn
from ..kinds import OldParts, OrderKind, RepairClass
from ..models import WorkOrder
from ..receiving import earlier_order, require_insurance


class OpenOrder(Command):
    """The car, who brings it, what is wrong in his words, the odometer and when it is promised."""

    vehicle: Annotated[Id, Ref("vehicles.Vehicle")]
    kind: OrderKind = OrderKind.SERVICE
    complaint: Annotated[Text, Field(min_length=2, title="In the customer's words")]
    mileage: Annotated[int, Field(ge=0, le=2_000_000)]
    promised_on: Annotated[DueDate, Field(title="Promised day")]
    promised_time: TimeOfDay = "17:00"
    customer: Annotated[
        Annotated[Id, Ref("parties.Customer")] | None, Field(description="Empty: the owner of the car.")
    ] = None
    waits: Annotated[bool, Field(title="Customer waits")] = False
    sender_name: Annotated[Name60, Personal(), Field(title="Brought by")] = ""
    sender_phone: Annotated[str, Field(max_length=20, title="Phone of who brought it"), Personal()] = ""
    old_parts: OldParts = OldParts.LEAVE
    wash: Annotated[bool, Field(title="Wash the car")] = True
    repair_class: Annotated[RepairClass, Field(title="Class of repair")] = RepairClass.MINOR
    contract_no: Annotated[str, Field(max_length=40, title="Repair contract")] = ""
    insurer: Annotated[Id, Ref("parties.Customer")] | None = None
    report_no: Annotated[str, Field(max_length=40, title="Insurer's report no.")] = ""
    assessed_inc: Annotated[NonNegativeMoney, Field(title="Assessed by the insurer")] = Decimal(0)
    maker: Annotated[Id, Ref("parties.Customer")] | None = None
    recall: Annotated[Annotated[Id, Ref("vehicles.RecallCar")] | None, Field(title="Recall")] = None
    comeback_of: Annotated[Annotated[Id, Ref("workshop.WorkOrder")] | None, Field(title="Comeback of")] = None
    odometer_reason: Annotated[Line100, Field(title="Why the odometer is lower")] = ""


COPIED = (
    "kind", "complaint", "waits", "sender_name", "sender_phone", "old_parts", "wash", "repair_class", "contract_no",
    "report_no", "assessed_inc",
)  # fmt: skip


def begin(ctx: Context, cmd: OpenOrder, *, adviser: int = 0) -> tuple[WorkOrder, WorkOrder | None]:
    """The order and the one before, if the car may have come back for it. ``adviser``: another one than the actor."""
    car = access.get(Vehicle, cmd.vehicle, ctx, lock=True)
    customer = access.get(Customer, cmd.customer, ctx) if cmd.customer else car.owner
    if customer is None:
        raise Refused(
            "order.no_customer", _("The car has no owner on file. Choose who is the customer."), field="customer"
        )
    require_insurance(cmd.kind, cmd.insurer, cmd.report_no)
    earlier = earlier_order(ctx, car, cmd.mileage)
    original = None
    if cmd.kind == OrderKind.COMEBACK:
        original = WorkOrder.objects.filter(pk=cmd.comeback_of or 0, store_id=ctx.store_id, vehicle=car).first()
        if original is None:
            raise Refused(
                "order.comeback_of",
                _("Name the earlier order of this car that it comes back for."),
                field="comeback_of",
            )
    promised = moment(cmd.promised_on, cmd.promised_time)
    if promised < ctx.now:
        raise Refused("order.promised", _("The promised time is over already."), field="promised_time")
    order = WorkOrder.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "GD"),
        vehicle=car,
        customer=customer,
        insurer=access.get(Customer, cmd.insurer, ctx) if cmd.insurer else None,
        maker=access.get(Customer, cmd.maker, ctx) if cmd.maker else None,
        recall=access.get(RecallCar, cmd.recall, ctx, vin=car.vin) if cmd.recall else None,
        adviser_id=adviser or ctx.actor.employee_id,
        comeback_of=original,
        arrived_at=ctx.now,
        promised_at=promised,
        mileage_in=cmd.mileage,
        **cmd.model_dump(include=set(COPIED)),
    )
    read_odometer(
        ctx,
        car,
        cmd.mileage,
        source=Reading.RECEPTION,
        reason=cmd.odometer_reason,
        document="workshop.order",
        object_id=order.pk,
    )
    ctx.changed(order, None, {"number": order.number, "vehicle": car.pk, "kind": cmd.kind.value})
    if cmd.kind in (OrderKind.WARRANTY, OrderKind.COMEBACK):
        warn(ctx, car, order)
    return order, earlier


@operation("workshop.open_order", title=_("Open a work order"), posts=("service_advisor", "service_manager"))
def open_order(cmd: OpenOrder, ctx: Context) -> Done:
    """Open the order and read the odometer. What should be known at once comes back with it: recalls, a possible comeback, last advice.

    Refused for a car that is in the workshop already, without a customer, for an accident without insurer and report, and for a
    comeback that names no earlier order of this car.
    """
    order, earlier = begin(ctx, cmd)
    recalls = [str(r.recall) for r in open_recalls(order.vehicle)]
    return Done(
        id=order.pk,
        number=order.number,
        recalls=recalls,
        comeback=earlier.number if earlier else "",
        advice=earlier.advice if earlier else "",
        guarantee=[f"{c.title} {c.value}/{c.limit}" for c in counts(ctx, order.vehicle, ctx.now) if c.near],
    )
