"""The insurer refuses."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Reason

from ..assessing import assess
from ..commands import Name60, OrderId
from ..kinds import Payer
from ..lines import change, require_open
from ..models import WorkOrder


class RefuseCover(Command):
    """The number of his letter, who wrote it, and why he does not pay."""

    order: OrderId
    paper_no: Annotated[str, Field(min_length=1, max_length=40, title="Number of the letter")]
    assessor: Annotated[Name60, Field(min_length=1, title="Assessor")]
    reason: Annotated[Reason, Field(title="Why he refuses")]


@operation("workshop.refuse_cover", title=_("Insurer refuses"), posts=("service_advisor", "service_manager"))
def refuse_cover(cmd: RefuseCover, ctx: Context) -> Done:
    """What was the insurer's becomes the customer's to pay; nothing goes on until he has agreed to it. Refused where no line is
    the insurer's."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    require_open(order)
    lines = list(order.lines.filter(payer=Payer.INSURER, dropped=False).order_by("n"))
    if not lines:
        raise Refused("order.nothing_insured", _("Nothing on this order is the insurer's to pay."), field="order")
    assess(ctx, order, paper_no=cmd.paper_no, amount=None, assessor=cmd.assessor, note=cmd.reason)
    for line in lines:
        line.order = order
        change(ctx, line, payer=Payer.CUSTOMER)
    return Done(id=order.pk, number=order.number, customer=str(order.customer_inc), agreed=str(order.agreed_inc))
