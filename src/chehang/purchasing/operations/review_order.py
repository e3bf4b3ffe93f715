"""Review a purchase order."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approving
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.purchasing.drafting import authors_of
from chehang.purchasing.models import Order
from chehang.purchasing.quota import require_room
from chehang.purchasing.states import ORDER


class ReviewOrder(Command):
    """The order that is found right."""

    order: Annotated[Id, Ref("purchasing.Order")]
    remark: Text = ""


@operation("purchasing.review_order", title=_("Review purchase order"), posts=("parts_manager",))
def review_order(cmd: ReviewOrder, ctx: Context) -> Done:
    """Approve the present content of a submitted order.

    Refused for who wrote the order or any of its lines, and when it would exceed the capital quota.
    """
    order = access.get(Order, cmd.order, ctx, lock=True)
    approval = approving.decide(
        ctx, order, "approved", authors=authors_of(order), amount=order.amount_inc, reason=cmd.remark
    )
    require_room(ctx, order)
    ORDER.advance(ctx, order, "review", reason=cmd.remark, approval_id=approval.pk)
    ctx.tell(
        _("Purchase order %(number)s was reviewed and can be sent"),
        employee_id=order.author_id,
        link=f"/purchasing/orders/{order.pk}/",
        number=order.number,
    )
    return Done(id=order.pk, number=order.number)
