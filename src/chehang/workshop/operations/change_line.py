"""Change a line of a work order."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    PositiveQuantity,
)

from ..commands import Discount, LineId
from ..kinds import LineKind, Payer
from ..lines import change, check_discount
from ..models import OrderLine, WorkOrder


class ChangeLine(Command):
    """Quantity or hours, discount, and who pays."""

    line: LineId
    quantity: PositiveQuantity
    discount: Discount = Decimal(0)
    payer: Annotated[Payer, Field(title="Payer of the line")] = Payer.CUSTOMER


@operation("workshop.change_line", title=_("Change the line"), posts=("service_advisor", "service_manager"))
def change_line(cmd: ChangeLine, ctx: Context) -> Done:
    """Change a line. Refused for fewer parts than are out, beyond the adviser's discount, and once the order is settled."""
    line = access.get(OrderLine, cmd.line, ctx)
    line.order = access.get(WorkOrder, line.order_id, ctx, lock=True)
    if line.dropped:
        raise Refused("line.dropped", _("This line was dropped. Add a new one."), field="line")
    if cmd.discount != line.discount:
        check_discount(ctx, cmd.discount)
    change(ctx, line, quantity=cmd.quantity, discount=cmd.discount, payer=cmd.payer)
    if line.kind == LineKind.LABOUR:
        line.shares.all().delete() if line.shares.count() > 1 else line.shares.update(hours=cmd.quantity)
    return Done(id=line.order_id, number=line.order.number, amount=str(line.amount_inc))
