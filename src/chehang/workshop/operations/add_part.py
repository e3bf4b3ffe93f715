"""Put a part on a work order."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import part_or_refuse
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
from ..lines import add_part as write
from ..models import WorkOrder


class AddPart(Command):
    """The part, how many, who pays, what is taken off."""

    order: OrderId
    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: PositiveQuantity = Decimal(1)
    payer: Annotated[Payer, Field(title="Payer of the line")] = Payer.CUSTOMER
    discount: Discount = Decimal(0)


@operation("workshop.add_part", title=_("Add a part to the order"), posts=("service_advisor", "service_manager"))
def add_part(cmd: AddPart, ctx: Context) -> Done:
    """Add a line at the customer's price of today. It leaves the store by a requisition."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    part = part_or_refuse(cmd.part)
    line = write(ctx, order, part, quantity=cmd.quantity, payer=cmd.payer, discount=cmd.discount)
    return Done(id=order.pk, number=order.number, line=line.pk, amount=str(line.amount_inc))
