"""A work order comes to nothing."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Reason,
)

from ..commands import OrderId
from ..models import WorkOrder
from ..packaging import free, held_on
from ..states import ORDER


class VoidOrder(Command):
    """The order, and why."""

    order: OrderId
    reason: Reason


@operation("workshop.void_order", title=_("Void the order"), posts=("service_manager",))
def void_order(cmd: VoidOrder, ctx: Context) -> Done:
    """Void an order before work and before any part is asked for, also one that waits for parts. Refused after that."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    if order.requisitions.exclude(state="cancelled").exists():
        raise Refused("order.parts_asked", _("Parts were asked for this order. Cancel or bring them back first."))
    if order.clockings.exists():
        raise Refused("order.worked_on", _("Somebody has worked on this order. Settle what was done."))
    for use in held_on(order):
        free(ctx, use)
    ORDER.advance(ctx, order, "void", reason=cmd.reason)
    return Done(id=order.pk, number=order.number)
