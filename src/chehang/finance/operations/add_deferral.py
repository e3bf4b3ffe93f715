"""Take an expense paid ahead into the books."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.sources import Source
from chehang.core.types import Command, NonNegativeMoney, PositiveMoney
from chehang.finance.deferring.models import Deferral, DeferredKind
from chehang.ledger.services import Leg, post
from chehang.work.heads import Department


class AddDeferral(Command):
    """What for, whose expense, the sum without VAT, over how many months from which on, and what it was paid with."""

    kind: DeferredKind
    text: Annotated[str, Field(min_length=2, max_length=200, title="What for")]
    department: Department
    amount: Annotated[PositiveMoney, Field(title="Amount without VAT")]
    months: Annotated[int, Field(ge=2, le=240, title="Months")]
    first: Annotated[DueDate, Field(title="First month")]
    tax: Annotated[NonNegativeMoney, Field(title="VAT")] = Decimal(0)
    money: Annotated[Literal["money_bank", "money_cash"], Field(title="Paid with")] = "money_bank"


@operation("finance.add_deferral", title=_("Enter an expense paid ahead"), posts=("accountant",))
def add_deferral(cmd: AddDeferral, ctx: Context) -> Done:
    """It stands as prepaid until its months come (待摊)."""
    row = Deferral.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "DT"), kind=cmd.kind, text=cmd.text, department=cmd.department, amount=cmd.amount,
        months=cmd.months, first=cmd.first.replace(day=1), by_id=ctx.actor.employee_id,
    )  # fmt: skip
    legs = [Leg("prepaid", cmd.amount), Leg("input_vat_pending", cmd.tax), Leg(cmd.money, cmd.amount + cmd.tax)]
    post(ctx, "deferral_started", source=Source("finance.deferral", row.pk), legs=legs, summary=cmd.text)
    ctx.changed(row, None, {"amount": str(row.amount), "months": row.months, "first": str(row.first)})
    return Done(id=row.pk, number=row.number)
