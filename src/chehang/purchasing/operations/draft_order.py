"""Draft a purchase order."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.purchasing.drafting import DraftContent, write_down
from chehang.purchasing.quota import warning


class DraftOrder(DraftContent):
    """A new order."""


@operation("purchasing.draft_order", title=_("Draft purchase order"), posts=("parts_planner", "parts_manager"))
def draft_order(cmd: DraftOrder, ctx: Context) -> Done:
    """Write down a new order. ``warning`` in the answer says so when it would exceed the capital quota."""
    order = write_down(cmd, ctx)
    return Done(id=order.pk, warning=warning(ctx, order))
