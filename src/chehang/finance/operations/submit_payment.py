"""Hand a payment request in."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.models import Payment
from chehang.finance.operations.draft_payment import ASKERS
from chehang.finance.spending.drafting import asked_for
from chehang.finance.spending.states import PAYMENT


class SubmitPayment(Command):
    """The request that is ready."""

    payment: Annotated[Id, Ref("finance.Payment")]


@operation("finance.submit_payment", title=_("Hand in the request"), posts=ASKERS)
def submit_payment(cmd: SubmitPayment, ctx: Context) -> Done:
    """Ask the posts of its route; the request gets its number now and keeps it.

    Refused while the payee's account is not verified, and when another request wants to pay the same invoice.
    """
    payment = access.get(Payment, cmd.payment, ctx, lock=True)
    if payment.author_id != ctx.actor.employee_id:
        raise Refused("payment.not_your_draft", _("Only its author changes a request, and only while it is a draft."))
    if payment.payee and payment.payee.verified_by_id is None:
        raise Refused(
            "payment.payee_unverified", _("The account of %(name)s is not verified yet."), name=payment.to_whom
        )
    for line in payment.lines.exclude(payable=None).select_related("payable").order_by("payable_id"):
        assert line.payable is not None
        if line.amount > line.payable.rest - asked_for(line.payable, besides=payment.pk):
            raise Refused(
                "payment.asked_already",
                _("Invoice %(number)s is paid already, or another request asks for it."),
                number=line.payable.paper_number,
            )
    number = payment.number or numbers.draw(ctx, "FK")
    PAYMENT.advance(ctx, payment, "submit", number=number)
    approvals.ask(ctx, payment)
    return Done(id=payment.pk, number=number)
