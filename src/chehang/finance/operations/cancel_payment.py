"""Cancel a payment request."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.finance.models import Payment
from chehang.finance.operations.draft_payment import ASKERS
from chehang.finance.spending.states import PAYMENT


class CancelPayment(Command):
    """The request that is not wanted after all."""

    payment: Annotated[Id, Ref("finance.Payment")]
    reason: Reason


@operation("finance.cancel_payment", title=_("Cancel the request"), posts=ASKERS)
def cancel_payment(cmd: CancelPayment, ctx: Context) -> Done:
    """Cancel a request before it is paid: its author, or the finance manager. Refused for anybody else."""
    payment = access.get(Payment, cmd.payment, ctx, lock=True)
    if payment.author_id != ctx.actor.employee_id and "finance_manager" not in ctx.actor.posts:
        raise Refused("payment.not_yours", _("Only its author or the finance manager cancels a request."))
    approvals.void(ctx, payment)
    PAYMENT.advance(ctx, payment, "cancel", reason=cmd.reason)
    return Done(id=payment.pk, number=payment.number or None)
