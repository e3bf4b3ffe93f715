"""Why a car came back."""

from decimal import Decimal
from typing import Annotated

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import part_or_refuse
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound, Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import (
    Command,
    Id,
    NonNegativeMoney,
    Ref,
)
from chehang.org.models import Employee

from ..commands import OrderId, Worker
from ..kinds import Cause, OrderKind
from ..models import Comeback, WorkOrder


class RecordComeback(Command):
    """The order of the comeback, its cause, whose it is, what it cost, and what is done so that it does not happen again."""

    order: OrderId
    cause: Cause
    responsible: Annotated[Worker | None, Field(title="Responsible")] = None
    part: Annotated[Annotated[Id, Ref("catalogue.Part")] | None, Field(title="Faulty part")] = None
    cost: Annotated[
        NonNegativeMoney | None,
        Field(title="Cost", description="Empty: material of this order and hours worked on it."),
    ] = None
    action: Annotated[str, Field(min_length=2, max_length=300)]


@operation("workshop.record_comeback", title=_("Record the comeback"), posts=("service_manager", "inspector"))
def record_comeback(cmd: RecordComeback, ctx: Context) -> Done:
    """Keep cause and cost with days and kilometres since; the cost is reckoned where none is given: what was used up, and the
    hours clocked at the house's own rate. Refused for an order that is no comeback, a second time, and for a
    faulty part that is not named."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    original = order.comeback_of
    if order.kind != OrderKind.COMEBACK or original is None:
        raise Refused("comeback.none", _("This order is no comeback."), field="order")
    if Comeback.objects.filter(order=order).exists():
        raise Conflict("comeback.twice", _("The comeback of this order is recorded."))
    if cmd.cause == Cause.PART and not cmd.part:
        raise Refused("comeback.part", _("Name the part that was faulty."), field="part")
    cost = cost_of(ctx, order) if cmd.cost is None else cmd.cost
    left = original.delivered_at or original.settled_at or original.arrived_at
    made = Comeback.objects.create(
        store_id=ctx.store_id,
        order=order,
        original=original,
        days=max(0, (order.arrived_at - left).days),
        km=order.mileage_in - (original.mileage_out or original.mileage_in),
        cause=cmd.cause,
        responsible_id=cmd.responsible and access_employee(ctx, cmd.responsible),
        part=part_or_refuse(cmd.part) if cmd.part else None,
        cost=cost,
        action=cmd.action,
        at=ctx.now,
    )
    ctx.changed(made, None, {"order": order.number, "cause": cmd.cause.value, "cost": str(cost)})
    return Done(id=made.pk, number=order.number)


def cost_of(ctx: Context, order: WorkOrder) -> Decimal:
    """What an order costs the house: material that was issued, and hours worked × the internal rate, yuan."""
    living = order.lines.filter(dropped=False).aggregate(cost=Sum("cost"))["cost"] or Decimal(0)
    hours = order.clockings.aggregate(hours=Sum("hours"))["hours"] or Decimal(0)
    return round_half_up(living + hours * parameter(ctx, "workshop.internal_rate", ctx.today))


def access_employee(ctx: Context, pk: int) -> int:
    """An employee of the store by id."""
    found = Employee.objects.filter(pk=pk, store_id=ctx.store_id).first()
    if found is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=_("technician"))
    return found.pk
