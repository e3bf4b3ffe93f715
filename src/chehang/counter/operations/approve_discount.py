"""Allow a discount beyond the salesperson's limit."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approving, inbox
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.counter.models import Sale
from chehang.pricing.services import discount_limit


class ApproveDiscount(Command):
    """A drafted sale, and why."""

    sale: Annotated[Id, Ref("counter.Sale")]
    reason: Reason


@operation("counter.approve_discount", title=_("Approve the discount"), posts=("parts_manager", "general_manager"))
def approve_discount(cmd: ApproveDiscount, ctx: Context) -> Done:
    """Approve the draft's discounts and prices as they stand; an edit voids it.

    Refused beyond the approver's own limit and to whoever wrote the sale.
    """
    sale = access.get(Sale, cmd.sale, ctx, lock=True)
    if sale.state != "draft":
        raise Refused(
            "sale.confirmed",
            _("Sale %(number)s is confirmed and stays as it is. Cancel it and write a new one."),
            number=sale,
        )
    limit = discount_limit(ctx.actor, ctx.today)
    if sale.highest_discount > limit:
        raise Refused(
            "discount.beyond_approver",
            _("You may approve at most %(limit)s %%; this sale has %(asked)s %%. Ask the general manager."),
            limit=f"{limit * 100:.1f}",
            asked=f"{sale.highest_discount * 100:.1f}",
        )
    approving.decide(ctx, sale, "approved", authors={sale.made_by_id}, amount=sale.amount_inc, reason=cmd.reason)
    ctx.changed(sale, None, {"discount_approved": f"{sale.highest_discount}"})
    inbox.settle("counter.Sale", sale.pk, ctx.actor.employee_id, ctx.now)
    ctx.tell(
        _("Discount of %(sale)s was approved."),
        employee_id=sale.made_by_id,
        link=f"/counter/desk/?sale={sale.pk}",
        sale=sale,
    )
    return Done(id=sale.pk, number=sale.number or None)
