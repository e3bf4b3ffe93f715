"""Close a purchase order of which nothing more will come."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Reason, Ref
from chehang.purchasing.models import Order
from chehang.purchasing.states import ORDER
from chehang.warehouse.services import cancel_expected


class CloseOrder(Command):
    """The order and why the rest is given up."""

    order: Annotated[Id, Ref("purchasing.Order")]
    reason: Reason


@operation("purchasing.close_order", title=_("Close purchase order"), posts=("parts_manager",))
def close_order(cmd: CloseOrder, ctx: Context) -> Done:
    """Give up what has not come of a partly received order, or file a received one."""
    order = access.get(Order, cmd.order, ctx, lock=True)
    partial = order.state == "partial"
    ORDER.advance(ctx, order, "close", reason=cmd.reason)
    if partial:
        cancel_expected(ctx, source=Source("purchasing.order", order.pk))
    return Done(id=order.pk, number=order.number)
