"""Review a purchase order."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.purchasing.models import Order
from chehang.purchasing.states import ORDER


class ReviewOrder(Command):
    """The order that is found right."""

    order: Annotated[Id, Ref("purchasing.Order")]
    remark: Text = ""


@operation("purchasing.review_order", title=_("Review purchase order"), posts=("parts_manager",))
def review_order(cmd: ReviewOrder, ctx: Context) -> Done:
    """Approve the present content of a submitted order; after the last step of its route it is reviewed.

    Refused for who wrote the order or any of its lines, for who is not asked, and when it would exceed the capital quota.
    """
    order = access.get(Order, cmd.order, ctx, lock=True)
    ORDER.require(order, "review")
    approvals.approve(ctx, order, reason=cmd.remark)
    return Done(id=order.pk, number=order.number)
