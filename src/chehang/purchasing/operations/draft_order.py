"""Draft a purchase order."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.purchasing.drafting import DraftContent, build_lines, check_head, head, summary, totals
from chehang.purchasing.models import Order, OrderLine
from chehang.purchasing.quota import warning


class DraftOrder(DraftContent):
    """A new order."""


@operation("purchasing.draft_order", title=_("Draft purchase order"), posts=("parts_planner", "parts_manager"))
def draft_order(cmd: DraftOrder, ctx: Context) -> Done:
    """Write down a new order. ``warning`` in the answer says so when it would exceed the capital quota."""
    check_head(cmd, ctx)
    lines = build_lines(cmd, ctx)
    order = Order.objects.create(
        store_id=ctx.store_id,
        author_id=ctx.actor.employee_id,
        created_at=ctx.now,
        **head(cmd, ctx),
        **totals(lines),
    )
    for line in lines:
        line.order = order
    OrderLine.objects.bulk_create(lines)
    ctx.changed(order, None, summary(order, lines))
    return Done(id=order.pk, warning=warning(ctx, order))
