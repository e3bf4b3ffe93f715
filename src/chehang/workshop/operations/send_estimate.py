"""The estimate goes to the customer."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
)

from ..commands import OrderId
from ..lines import living
from ..models import WorkOrder
from ..states import ORDER


class SendEstimate(Command):
    """The order whose estimate is shown."""

    order: OrderId


@operation("workshop.send_estimate", title=_("Estimate"), posts=("service_advisor", "service_manager"))
def send_estimate(cmd: SendEstimate, ctx: Context) -> Done:
    """The order is estimated and waits for the customer. Refused without a line."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    if not living(order):
        raise Refused("order.empty", _("There is nothing on this order."))
    ORDER.advance(ctx, order, "estimate")
    return Done(id=order.pk, number=order.number, amount=str(order.total_inc))
