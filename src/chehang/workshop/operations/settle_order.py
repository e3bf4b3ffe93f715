"""The order is settled: what each payer pays."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import (
    Command,
)
from chehang.vehicles.services import finish_recall

from .. import packaging
from ..assessing import require_allowed
from ..commands import OrderId
from ..events import OrderSettled
from ..models import OrderShare, WorkOrder
from ..notifying import require_assignment
from ..settling import bill, post_cost, require_complete, split
from ..states import ORDER


class SettleOrder(Command):
    """The odometer at the exit, the next service, and the advice the customer did not take."""

    order: OrderId
    mileage_out: Annotated[int, Field(ge=0, le=2_000_000, title="Mileage at exit, km")] | None = None
    next_service_on: Annotated[StartDate | None, Field(title="Next service on")] = None
    next_service_km: Annotated[int, Field(ge=0, le=2_000_000, title="Next service at, km")] = 0
    advice: Annotated[str, Field(max_length=300, title="Advice not taken")] = ""


@operation("workshop.settle_order", title=_("Settle"), posts=("service_advisor", "service_manager"))
def settle_order(cmd: SettleOrder, ctx: Context) -> Done:
    """Freeze the order, split it over its payers to the fen, and ask customer and insurer for their share (P18, P19).

    Refused while a requisition is open, parts on the order and parts out of the store differ, somebody is clocked on, the customer
    has not agreed to the amount, or the certificate that this repair needs is missing.
    """
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    ORDER.require(order, "settle")
    lines = require_complete(order)
    require_assignment(order)
    if cmd.mileage_out and cmd.mileage_out < order.mileage_in:  # a form left as it was says nought
        raise Refused("order.mileage_out", _("The car came with %(km)s km."), field="mileage_out", km=order.mileage_in)
    shares = split(ctx, order, lines)
    OrderShare.objects.bulk_create(shares)
    for share in shares:
        bill(ctx, order, share)
    post_cost(ctx, order, lines)
    packaging.consume(ctx, order, shares)
    require_allowed(ctx, order, shares)
    also = cmd.model_dump(exclude={"order", "mileage_out"})
    ORDER.advance(
        ctx,
        order,
        "settle",
        settled_at=ctx.now,
        settled_by_name=ctx.actor.name[:100],
        statement_no=numbers.draw(ctx, "JS"),
        mileage_out=cmd.mileage_out or order.mileage_in,
        **also,
    )
    if order.recall is not None and order.recall.state != "done":
        finish_recall(ctx, order.recall, document="workshop.order", object_id=order.pk, note=order.number)
    ctx.announce(OrderSettled(order.pk, order.customer_id, order.vehicle_id))
    return Done(id=order.pk, number=order.statement_no, amount=str(order.total_inc), customer=str(order.customer_inc))
