"""Give a purchase order back to its author."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.purchasing.models import Order
from chehang.purchasing.states import ORDER


class ReturnOrder(Command):
    """The order and what is to be changed."""

    order: Annotated[Id, Ref("purchasing.Order")]
    reason: Reason


@operation("purchasing.return_order", title=_("Return to the author"), posts=("parts_manager",))
def return_order(cmd: ReturnOrder, ctx: Context) -> Done:
    """Send a submitted or reviewed order back as a draft, with a reason."""
    order = access.get(Order, cmd.order, ctx, lock=True)
    ORDER.require(order, "return")
    approvals.send_back(ctx, order, reason=cmd.reason)
    return Done(id=order.pk, number=order.number)
