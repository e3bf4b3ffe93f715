"""Pay what was requested and approved."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.models import Payable
from chehang.billing.services import settle
from chehang.core import access
from chehang.core.context import Context
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref, UnitPrice
from chehang.finance.models import PaidAbroad, Payment
from chehang.finance.spending.abroad import exchange
from chehang.finance.spending.kinds import POSTING, Against
from chehang.finance.spending.paying import money_leg, require_payable_now, role_of
from chehang.finance.spending.states import PAYMENT
from chehang.ledger.services import Leg, post


class PayPayment(Command):
    """The approved request."""

    payment: Annotated[Id, Ref("finance.Payment")]
    bank: Annotated[Id, Ref("finance.BankAccount"), Field(title="From bank account")] | None = None
    rate: Annotated[UnitPrice | None, Field(title="Bank's rate, for what is owed abroad")] = None


@operation("finance.pay_payment", title=_("Pay the request"), posts=("cashier",))
def pay_payment(cmd: PayPayment, ctx: Context) -> Done:
    """Pay the sum, lower what is owed on each invoice, and post it (P3, P33p, P38 …).

    What is owed abroad leaves at the bank's rate of the day; the difference is an exchange gain or loss (P6d).
    Refused when it is not approved as it stands, for the cashier's own request, for too much in cash, and for an invoice that has been paid meanwhile.
    """
    payment = access.get(Payment, cmd.payment, ctx, lock=True)
    PAYMENT.require(payment, "pay")
    require_payable_now(ctx, payment, payment.method, payment.amount)
    lines = list(payment.lines.order_by("n"))
    settled = []
    for payable_id, amount in sorted((x.payable_id, x.amount) for x in lines if x.payable_id):
        payable = access.get(Payable, payable_id, ctx, lock=True)
        settle(ctx, payable, amount)
        settled.append((payable, amount))
    abroad = exchange(settled, cmd.rate)
    more = sum((x.difference for x in abroad), ZERO)
    event, _legs = POSTING[payment.kind]
    who = _partner(payment)
    legs = [
        Leg(x.against, x.amount, who if x.against in (Against.PAYABLE, Against.PREPAID, Against.STAFF) else ("", 0))
        for x in lines
    ]
    if more:
        legs.append(Leg("exchange", more))
    total = sum((x.amount for x in lines), more)
    legs.append(Leg(money_leg(payment.method), total, who, role=role_of(ctx, payment.method, cmd.bank)))
    post(ctx, event, source=Source("finance.payment", payment.pk), legs=legs, summary=payment.purpose)
    for row in abroad:
        row.store_id, row.payment, row.on = ctx.store_id, payment, ctx.today
    PaidAbroad.objects.bulk_create(abroad)
    PAYMENT.advance(ctx, payment, "pay", paid_on=ctx.today, cashier_id=ctx.actor.employee_id)
    ctx.tell(
        _("%(number)s was paid: %(amount)s"),
        employee_id=payment.author_id,
        link=f"/finance/payments/{payment.pk}/",
        number=payment.number,
        amount=f"{payment.amount:,.2f}",
    )
    return Done(id=payment.pk, number=payment.number)


def _partner(payment: Payment) -> tuple[str, int]:
    if payment.supplier_id:
        return ("supplier", payment.supplier_id)
    return ("employee", payment.employee_id) if payment.employee_id else ("", 0)
