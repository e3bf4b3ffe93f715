"""Change a payment request."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref
from chehang.finance.models import Payment
from chehang.finance.operations.draft_payment import ASKERS
from chehang.finance.spending.drafting import PaymentContent, payment_head, summary, write_payment_lines


class EditPayment(PaymentContent):
    """The whole new content of a draft."""

    payment: Annotated[Id, Ref("finance.Payment")]
    seen: Seen = ""


@operation("finance.edit_payment", title=_("Change the request"), posts=ASKERS)
def edit_payment(cmd: EditPayment, ctx: Context) -> Done:
    """Replace what a draft says. Refused for another's request, and once it is handed in: take it back first."""
    payment = access.get(Payment, cmd.payment, ctx, lock=True)
    require_unchanged(ctx, cmd, payment)
    if payment.state != "draft" or payment.author_id != ctx.actor.employee_id:
        raise Refused("payment.not_your_draft", _("Only its author changes a request, and only while it is a draft."))
    before = summary(payment)
    payment.lines.all().delete()
    for name, value in payment_head(ctx, cmd).items():
        setattr(payment, name, value)
    write_payment_lines(ctx, payment, cmd)
    payment.save()
    ctx.changed(payment, before, summary(payment))
    return Done(id=payment.pk)
