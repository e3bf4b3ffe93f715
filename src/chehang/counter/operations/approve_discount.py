"""Allow a discount beyond the salesperson's limit."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.counter.models import Sale


class ApproveDiscount(Command):
    """A drafted sale, and why."""

    sale: Annotated[Id, Ref("counter.Sale")]
    reason: Reason


@operation("counter.approve_discount", title=_("Approve the discount"), posts=("parts_manager", "general_manager"))
def approve_discount(cmd: ApproveDiscount, ctx: Context) -> Done:
    """Say yes to the draft's discounts and prices as they stand; an edit voids it.

    Refused to whoever wrote the sale, and to who is not asked: the discount and the limits of its day decide who is.
    """
    sale = access.get(Sale, cmd.sale, ctx, lock=True)
    if sale.state != "draft":
        raise Refused(
            "sale.confirmed",
            _("Sale %(number)s is confirmed and stays as it is. Cancel it and write a new one."),
            number=sale,
        )
    approvals.approve(ctx, sale, reason=cmd.reason)
    return Done(id=sale.pk, number=sale.number or None)
