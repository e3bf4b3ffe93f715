"""Accrue an expense whose bill has not come."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveMoney, Ref
from chehang.finance.deferring.models import Accrual, AccruedKind
from chehang.ledger.models import Period
from chehang.ledger.services import Leg, post
from chehang.work.heads import Department


class AccrueExpense(Command):
    """Of which month, what for, whose, how much without VAT."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]
    kind: AccruedKind
    text: Annotated[str, Field(min_length=2, max_length=200, title="What for")]
    department: Department
    amount: Annotated[PositiveMoney, Field(title="Amount without VAT")]


@operation("finance.accrue_expense", title=_("Accrue an expense"), posts=("accountant", "finance_manager"))
def accrue_expense(cmd: AccrueExpense, ctx: Context) -> Done:
    """The month bears it now (预提); it is taken back in the month after, when the bill is booked. Refused for a month that is not open."""
    period = access.get(Period, cmd.period, ctx, lock=True)
    if period.state != "open":
        raise Refused("close.not_open", _("%(month)s is closed already."), month=str(period))
    number = numbers.draw(ctx, "YTF")
    legs = [Leg(cmd.kind, cmd.amount, department=cmd.department), Leg("other_payable", cmd.amount)]
    voucher = post(
        ctx,
        "accrual",
        source=Source("ledger.period", period.pk),
        part=number,
        legs=legs,
        date=min(ctx.today, period.last_day),
        summary=cmd.text,
    )
    assert voucher is not None
    row = Accrual.objects.create(
        store_id=ctx.store_id, number=number, kind=cmd.kind, text=cmd.text, department=cmd.department, period=period, amount=cmd.amount,
        voucher=voucher, by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(row, None, {"amount": str(row.amount), "month": str(period)})
    return Done(id=row.pk, number=row.number)
