"""Write a payment request."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.finance.models import Payment
from chehang.finance.spending.drafting import PaymentContent, payment_head, summary, write_payment_lines
from chehang.work.heads import MANAGERS


class DraftPayment(PaymentContent):
    """A new request."""


ASKERS = (*MANAGERS, "accountant", "parts_planner", "parts_logistics")


@operation("finance.draft_payment", title=_("Write a payment request"), posts=ASKERS)
def draft_payment(cmd: DraftPayment, ctx: Context) -> Done:
    """Keep a request as a draft. Refused when what its kind needs is missing, and for more than is still owed on an invoice."""
    head = payment_head(ctx, cmd)
    payment = Payment.objects.create(store_id=ctx.store_id, author_id=ctx.actor.employee_id, made_at=ctx.now, **head)
    write_payment_lines(ctx, payment, cmd)
    ctx.changed(payment, None, summary(payment))
    return Done(id=payment.pk)
