"""Turn input VAT out."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, PositiveMoney, RequiredText
from chehang.finance.models import TurnedOut
from chehang.ledger.services import Leg, post


class TurnOutInput(Command):
    """Why, what for, and how much VAT."""

    reason: Annotated[Literal["loss", "welfare", "entertainment", "cost", "other"], Field(title="Reason")]
    text: Annotated[RequiredText, Field(title="What for")]
    tax: Annotated[PositiveMoney, Field(title="VAT")]


@operation("finance.turn_out_input", title=_("Turn input VAT out"), posts=("accountant", "finance_manager"))
def turn_out_input(cmd: TurnOutInput, ctx: Context) -> Done:
    """Post input VAT that may not be deducted to the cost it belongs to (line 14 of the return)."""
    row = TurnedOut.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "ZC"),
        day=ctx.today,
        by_id=ctx.actor.employee_id,
        **cmd.model_dump(),
    )
    legs = [Leg(cmd.reason, cmd.tax), Leg("out", cmd.tax)]
    post(ctx, "input_vat_turned_out", source=Source("finance.turned_out", row.pk), legs=legs, summary=cmd.text)
    ctx.changed(row, None, {"number": row.number, "tax": str(cmd.tax), "reason": cmd.reason})
    return Done(id=row.pk, number=row.number)
