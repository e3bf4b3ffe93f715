"""Edit a purchase order."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref
from chehang.purchasing.drafting import DraftContent, build_lines, check_head, head, summary, totals
from chehang.purchasing.models import Order, OrderLine
from chehang.purchasing.quota import warning
from chehang.purchasing.states import ORDER


class EditOrder(DraftContent):
    """The whole new content of an order."""

    order: Annotated[Id, Ref("purchasing.Order")]
    seen: Seen = ""


@operation("purchasing.edit_order", title=_("Edit purchase order"), posts=("parts_planner", "parts_manager"))
def edit_order(cmd: EditOrder, ctx: Context) -> Done:
    """Replace the content of an order that has not been sent.

    A submitted or reviewed order falls back to a draft: the review was of another content. Refused once it is sent.
    """
    order = access.get(Order, cmd.order, ctx, lock=True)
    require_unchanged(ctx, cmd, order)
    check_head(cmd, ctx)
    earlier = list(order.lines.order_by("n"))
    before = summary(order, earlier)
    if order.state != "draft":
        approvals.void(ctx, order)
        ORDER.advance(ctx, order, "edit", approval_id=None)
    lines = build_lines(cmd, ctx, earlier)
    order.lines.all().delete()
    for line in lines:
        line.order = order
    OrderLine.objects.bulk_create(lines)
    for name, value in (head(cmd, ctx) | totals(lines)).items():
        setattr(order, name, value)
    order.save()
    ctx.changed(order, before, summary(order, lines))
    return Done(id=order.pk, number=order.number or None, warning=warning(ctx, order))
