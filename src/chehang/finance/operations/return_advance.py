"""Take back the rest of an advance."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveMoney, Ref
from chehang.finance.models import Payment
from chehang.finance.spending.advances import advance_of
from chehang.finance.spending.kinds import Method, PaymentKind
from chehang.finance.spending.paying import money_leg
from chehang.ledger.services import Leg, post


class ReturnAdvance(Command):
    """Of which advance, how much, and how it came back."""

    payment: Annotated[Id, Ref("finance.Payment"), Field(title="Advance")]
    amount: PositiveMoney
    method: Annotated[Method, Field(title="Came by")] = Method.CASH


@operation("finance.return_advance", title=_("Take back an advance"), posts=("cashier",))
def return_advance(cmd: ReturnAdvance, ctx: Context) -> Done:
    """Book what a colleague gives back of the advance; once for each request. Refused for more than is still out."""
    payment = access.get(Payment, cmd.payment, ctx, lock=True)
    if payment.kind != PaymentKind.ADVANCE or payment.state != "paid" or payment.employee_id is None:
        raise Refused("advance.none", _("This is no advance that was paid."), field="payment")
    left = advance_of(ctx.store_id, payment.employee_id)
    if cmd.amount > left:
        raise Refused(
            "advance.less", _("Only %(left)s of the advance is still out."), field="amount", left=f"{left:,.2f}"
        )
    who = ("employee", payment.employee_id)
    legs = [Leg(money_leg(cmd.method), cmd.amount, who), Leg("staff", cmd.amount, who)]
    post(ctx, "advance_returned", source=Source("finance.payment", payment.pk), legs=legs, summary=payment.purpose)
    ctx.changed(payment, None, {"returned": str(cmd.amount)})
    return Done(id=payment.pk, number=payment.number, left=str(left - cmd.amount))
