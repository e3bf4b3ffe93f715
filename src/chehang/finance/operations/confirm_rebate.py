"""Note what the maker confirmed of a rebate."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, RequiredText, Text
from chehang.finance.maker.models import Rebate
from chehang.finance.maker.reckoning import legs_of, tax_within
from chehang.finance.maker.states import REBATE
from chehang.ledger.services import post


class ConfirmRebate(Command):
    """The maker's paper and amount with VAT, nought where he gives nothing; a difference wants its reason."""

    rebate: Annotated[Id, Ref("finance.Rebate")]
    amount: Annotated[NonNegativeMoney, Field(title="Confirmed, with VAT")]
    paper: Annotated[RequiredText, Field(title="Number of the maker's paper")]
    note: Annotated[Text, Field(title="Why it differs")] = ""


@operation("finance.confirm_rebate", title=_("Note the maker's confirmation"), posts=("accountant", "finance_manager"))
def confirm_rebate(cmd: ConfirmRebate, ctx: Context) -> Done:
    """Post the difference to what was accrued, in red where the maker gives less. Refused without a reason for a difference."""
    rebate = access.get(Rebate, cmd.rebate, ctx, lock=True)
    more = cmd.amount - rebate.amount
    if more and not cmd.note:
        raise Refused(
            "rebate.differs", _("It differs by %(amount)s: please say why."), field="note", amount=f"{more:,.2f}"
        )
    REBATE.advance(ctx, rebate, "confirm", reason=cmd.note, confirmed=cmd.amount, paper=cmd.paper)
    if more:
        tax = tax_within(cmd.amount, parameter(ctx, "vat.goods", rebate.period.last_day)) - rebate.tax
        post(
            ctx,
            "rebate_accrued",
            source=Source("finance.rebate", rebate.pk),
            part="confirmed",
            legs=legs_of(ctx, rebate, more, tax),
            summary=f"{rebate.number} {cmd.note}"[:200],
        )
    return Done(id=rebate.pk, number=rebate.number, difference=str(more))
