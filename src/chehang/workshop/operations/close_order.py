"""Nothing is open any more."""

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
from ..settling import bills_of
from ..states import ORDER


class CloseOrder(Command):
    """The order that is over."""

    order: OrderId


@operation("workshop.close_order", title=_("Close the order"), posts=("service_advisor", "service_manager"))
def close_order(cmd: CloseOrder, ctx: Context) -> Done:
    """Close it when every bill is paid or on account. Refused while one is open."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    if waiting := next((b for b in bills_of(order) if b.state == "waiting" and b.rest), None):
        raise Refused("order.bill_open", _("Receivable %(number)s is not paid yet."), number=waiting.number)
    ORDER.advance(ctx, order, "close")
    return Done(id=order.pk, number=order.number)
