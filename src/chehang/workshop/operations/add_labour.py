"""Put labour on a work order."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    PositiveQuantity,
    Ref,
)

from ..commands import Discount, OrderId
from ..kinds import Payer
from ..lines import add_labour as write
from ..models import LabourOp, WorkOrder


class AddLabour(Command):
    """The operation, who pays, what is taken off; other hours than the standard only where the work asks for them."""

    order: OrderId
    op: Annotated[Annotated[Id, Ref("workshop.LabourOp")], Field(title="Labour operation")]
    payer: Annotated[Payer, Field(title="Payer of the line")] = Payer.CUSTOMER
    discount: Discount = Decimal(0)
    hours: Annotated[PositiveQuantity, Field(le=200, title="Book hours")] | None = None


@operation("workshop.add_labour", title=_("Add labour"), posts=("service_advisor", "service_manager"))
def add_labour(cmd: AddLabour, ctx: Context) -> Done:
    """Add a line at today's rate of its trade. Refused beyond the adviser's discount, and once the order is settled."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    op = access.get(LabourOp, cmd.op, ctx)
    line = write(ctx, order, op, payer=cmd.payer, discount=cmd.discount, hours=cmd.hours)
    return Done(id=order.pk, number=order.number, line=line.pk, amount=str(line.amount_inc))
