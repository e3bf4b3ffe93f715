"""An order waits: for what and until when."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import (
    Command,
)

from ..commands import Line200, OrderId
from ..kinds import Waits
from ..models import WorkOrder
from ..states import ORDER


class HoldOrder(Command):
    """What it waits for, in words, and until when."""

    order: OrderId
    waits_for: Annotated[Waits, Field(title="What it waits for")] = Waits.PARTS
    what: Annotated[Line200, Field(min_length=2, title="Which, and where it is")]
    until: DueDate


@operation(
    "workshop.hold_order",
    title=_("Order waits"),
    posts=("service_advisor", "dispatcher", "technician", "service_manager"),
)
def hold_order(cmd: HoldOrder, ctx: Context) -> Done:
    """The order waits. Refused while somebody is clocked on to it."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    if order.clockings.filter(ended_at=None).exists():
        raise Refused("order.clocked_on", _("Somebody is still clocked on to this order."))
    ORDER.advance(ctx, order, f"wait_{cmd.waits_for.value}", reason=cmd.what, wait_what=cmd.what, wait_until=cmd.until)
    return Done(id=order.pk, number=order.number)
