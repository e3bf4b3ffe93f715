"""Cancel a purchase order."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Reason, Ref
from chehang.purchasing.models import Order
from chehang.purchasing.states import ORDER
from chehang.warehouse.services import cancel_expected


class CancelOrder(Command):
    """The order that is not placed after all."""

    order: Annotated[Id, Ref("purchasing.Order")]
    reason: Reason


@operation("purchasing.cancel_order", title=_("Cancel purchase order"), posts=("parts_manager",))
def cancel_order(cmd: CancelOrder, ctx: Context) -> Done:
    """Cancel an order of which nothing has come. Its number stays used.

    Refused once goods were received (close it instead) or while keepers are counting its goods.
    """
    order = access.get(Order, cmd.order, ctx, lock=True)
    sent = order.state == "sent"
    approvals.void(ctx, order)
    ORDER.advance(ctx, order, "cancel", reason=cmd.reason)
    if sent:
        cancel_expected(ctx, source=Source("purchasing.order", order.pk))
    return Done(id=order.pk, number=order.number or None)
