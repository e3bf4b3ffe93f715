"""Settle a claim."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Ref
from chehang.warehouse.models import Claim
from chehang.warehouse.shipping.states import CLAIM, SHIPMENT


class SettleClaim(Command):
    """The claim, how it ended, and what came back."""

    claim: Annotated[Id, Ref("warehouse.Claim")]
    way: Annotated[Literal["resend", "refund", "red", "none"], Field(title="How it ends")]
    received: Annotated[NonNegativeMoney, Field(title="Got back with VAT")] = ZERO


@operation("warehouse.settle_claim", title=_("Settle the claim"), posts=("parts_manager", "finance_manager"))
def settle_claim(cmd: SettleClaim, ctx: Context) -> Done:
    """Goods sent again, money, a red invoice or nothing. Refused to whoever claimed, for more than was claimed, and for nothing where it
    was accepted."""
    made = access.get(Claim, cmd.claim, ctx, lock=True)
    if made.opened_by_id == ctx.actor.employee_id:
        raise Refused("approval.own_work", _("You wrote this document yourself. Another person has to review it."))
    if cmd.received > made.amount_inc:
        raise Refused(
            "claim.too_much", _("Only %(amount)s was claimed."), field="received", amount=f"{made.amount_inc:,.2f}"
        )
    if made.state == "accepted" and cmd.way == "none":
        raise Refused("claim.accepted", _("They accepted it: say what came of it."), field="way")
    CLAIM.advance(
        ctx, made, "settle", way=cmd.way, received=cmd.received, settled_at=ctx.now, settled_by_id=ctx.actor.employee_id
    )
    if made.shipment and made.shipment.state == "trouble":
        SHIPMENT.advance(ctx, made.shipment, "end", called_at=ctx.now, called_by_id=ctx.actor.employee_id)
    return Done(id=made.pk, number=made.number)
