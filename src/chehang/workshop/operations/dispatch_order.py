"""Give an order to a technician and a bay."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    Ref,
)

from ..commands import OrderId, Worker
from ..dispatching import dispatched, give
from ..kinds import LineKind
from ..models import Bay, WorkOrder
from ..people import technician_of


class DispatchOrder(Command):
    """The technician who gets all labour of the order that nobody has yet, and the bay."""

    order: OrderId
    technician: Worker
    bay: Annotated[Id, Ref("workshop.Bay")] | None = None


@operation("workshop.dispatch_order", title=_("Dispatch the order"), posts=("dispatcher", "service_manager"))
def dispatch_order(cmd: DispatchOrder, ctx: Context) -> Done:
    """Dispatch the order. Refused without the customer's agreement, the skill, or with an expired certificate."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    person = technician_of(ctx, cmd.technician)
    free = order.lines.filter(kind=LineKind.LABOUR, dropped=False, shares=None).order_by("n")
    for line in free.select_related("order"):
        give(ctx, line, [(person, Decimal(1))])
    if cmd.bay:
        order.bay = access.get(Bay, cmd.bay, ctx, active=True)
        order.save(update_fields=["bay"])
    ctx.changed(order, None, {"technician": person.pk, "bay": cmd.bay})
    dispatched(ctx, order)
    return Done(id=order.pk, number=order.number)
