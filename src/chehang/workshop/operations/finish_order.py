"""The car is ready for its customer."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
)

from ..commands import OrderId
from ..models import WorkOrder
from ..states import ORDER


class FinishOrder(Command):
    """The order that is ready."""

    order: OrderId


@operation(
    "workshop.finish_order",
    title=_("Finish the work"),
    posts=("dispatcher", "inspector", "service_advisor", "service_manager"),
)
def finish_order(cmd: FinishOrder, ctx: Context) -> Done:
    """The car is ready; the adviser is told. A car that is to be washed goes there first. Refused before it was washed."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    if order.wash and order.state == "final_ok":
        raise Refused("order.wash_first", _("The customer asked for a wash. Send the car there first."))
    ORDER.advance(ctx, order, "finish", ready_at=ctx.now)
    ctx.tell(
        _("%(number)s %(car)s is ready."),
        employee_id=order.adviser_id,
        link=f"/workshop/orders/{order.pk}/",
        number=order.number,
        car=str(order.vehicle),
    )
    return Done(id=order.pk, number=order.number)
