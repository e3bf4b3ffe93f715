"""Hand a purchase order in for review."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.purchasing.drafting import hand_in
from chehang.purchasing.models import Order
from chehang.purchasing.quota import warning


class SubmitOrder(Command):
    """The order to be reviewed."""

    order: Annotated[Id, Ref("purchasing.Order")]


@operation("purchasing.submit_order", title=_("Submit for review"), posts=("parts_planner", "parts_manager"))
def submit_order(cmd: SubmitOrder, ctx: Context) -> Done:
    """Ask the posts of its route for the review; the order gets its number now and keeps it."""
    order = access.get(Order, cmd.order, ctx, lock=True)
    number = hand_in(ctx, order)
    return Done(id=order.pk, number=number, warning=warning(ctx, order))
