"""A technician asks for parts."""

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

from ..commands import LineId, OrderId, Worker
from ..issuing import ask
from ..models import WorkOrder
from ..people import technician_of


class Wanted(Command):
    """A part line and how many of it."""

    line: LineId
    quantity: PositiveQuantity


class RequestParts(Command):
    """The order and the technician who will sign for them; without lines all that is outstanding."""

    order: OrderId
    technician: Worker | None = None
    lines: Annotated[list[Wanted], Field(max_length=200)] = []


@operation(
    "workshop.request_parts",
    title=_("Ask for the parts"),
    posts=("technician", "service_advisor", "dispatcher", "service_manager"),
)
def request_parts(cmd: RequestParts, ctx: Context) -> Done:
    """Reserve the parts and tell the keepers: they leave with two keepers' signatures and the technician's.

    Refused without the customer's agreement, for more than the order says, and when the store has too few.
    """
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    if order.state in ("settled", "delivered", "closed", "void"):
        raise Refused("order.over", _("This order is settled or void."))
    made = ask(
        ctx,
        order,
        technician_of(ctx, cmd.technician or ctx.actor.employee_id),
        {w.line: w.quantity for w in cmd.lines},
    )
    return Done(id=order.pk, number=made.number, requisition=made.pk)
