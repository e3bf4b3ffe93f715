"""Place a purchase order with the supplier."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.purchasing.models import Order
from chehang.purchasing.quota import require_room
from chehang.purchasing.services import expect_rest
from chehang.purchasing.slots import meet
from chehang.purchasing.states import ORDER


class SendOrder(Command):
    """The order that goes out."""

    order: Annotated[Id, Ref("purchasing.Order")]


@operation("purchasing.send_order", title=_("Send to the supplier"), posts=("parts_planner", "parts_manager"))
def send_order(cmd: SendOrder, ctx: Context) -> Done:
    """Place a reviewed order: the warehouse expects its goods from now on, the order file can be fetched.

    Refused without a review of exactly this content, and when stock and open orders would exceed the quota.
    """
    order = access.get(Order, cmd.order, ctx, lock=True)
    if order.state == "reviewed" and approvals.standing(order) is None:
        raise Refused(
            "order.not_reviewed",
            _("The order was changed after its review. Please have it reviewed again."),
        )
    require_room(ctx, order)
    ORDER.advance(ctx, order, "send", sent_at=ctx.now)
    inbound = expect_rest(ctx, order)
    meet(ctx, order)
    return Done(id=order.pk, number=order.number, inbound=inbound)
