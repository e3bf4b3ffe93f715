"""A settlement is taken back in red."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Reason,
)

from ..commands import OrderId
from ..models import WorkOrder
from ..settling import take_back_money
from ..states import ORDER


class ReverseSettlement(Command):
    """The order, and why."""

    order: OrderId
    reason: Reason


@operation("workshop.reverse_settlement", title=_("Take the settlement back"), posts=("service_manager",))
def reverse_settlement(cmd: ReverseSettlement, ctx: Context) -> Done:
    """Credit every bill in red and open the order again; what was paid waits to be given back. Refused once the car left."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    ORDER.require(order, "reopen")
    take_back_money(ctx, order, cmd.reason)
    ORDER.advance(
        ctx, order, "reopen", reason=cmd.reason, revision=order.revision + 1, settled_at=None, statement_no=""
    )
    return Done(id=order.pk, number=order.number)
