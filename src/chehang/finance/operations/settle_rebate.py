"""Settle a rebate."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.finance.maker.models import Rebate
from chehang.finance.maker.states import REBATE
from chehang.ledger.services import Leg, post


class SettleRebate(Command):
    """How it came: into the prepayments at the maker's (冲抵货款), or into the bank."""

    rebate: Annotated[Id, Ref("finance.Rebate")]
    way: Annotated[Literal["prepaid", "money_bank"], Field(title="How it came")]
    reference: Annotated[ShortText, Field(title="Reference")] = ""


@operation("finance.settle_rebate", title=_("Settle the rebate"), posts=("accountant", "finance_manager"))
def settle_rebate(cmd: SettleRebate, ctx: Context) -> Done:
    """What the maker confirmed is no longer a claim (P29c). Only a confirmed one."""
    rebate = access.get(Rebate, cmd.rebate, ctx, lock=True)
    REBATE.advance(ctx, rebate, "settle", settled_on=ctx.today)
    partner = ("supplier", rebate.policy.supplier_id)
    legs = [
        Leg(cmd.way, rebate.due, partner if cmd.way == "prepaid" else ("", 0)),
        Leg("receivable", rebate.due, partner),
    ]
    post(
        ctx,
        "rebate_settled",
        source=Source("finance.rebate", rebate.pk),
        legs=legs,
        summary=f"{rebate.number} {cmd.reference}".strip(),
    )
    return Done(id=rebate.pk, number=rebate.number)
