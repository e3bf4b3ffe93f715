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
from chehang.parties.models import Supplier
from chehang.warehouse.models import Claim
from chehang.warehouse.shipping.settling import post_settlement
from chehang.warehouse.shipping.states import CLAIM, SHIPMENT

PAID = ("refund", "red")


class SettleClaim(Command):
    """The claim, how it ended, what came back, and for a carrier or insurer who on file pays it."""

    claim: Annotated[Id, Ref("warehouse.Claim")]
    way: Annotated[Literal["resend", "refund", "red", "none"], Field(title="How it ends")]
    received: Annotated[NonNegativeMoney, Field(title="Got back with VAT")] = ZERO
    debtor: Annotated[Id | None, Ref("parties.Supplier"), Field(title="Who pays")] = None


@operation("warehouse.settle_claim", title=_("Settle the claim"), posts=("parts_manager", "finance_manager"))
def settle_claim(cmd: SettleClaim, ctx: Context) -> Done:
    """Goods sent again, money, a red invoice or nothing. Money and red invoices are posted (P5): what is promised is a claim until it is paid or
    set off; a red invoice lowers what is owed.

    Refused to whoever claimed, for more than was claimed, for nothing where it was accepted, for an amount that does not fit the way it ends,
    and for a carrier or insurer without the one on file who pays.
    """
    made = access.get(Claim, cmd.claim, ctx, lock=True)
    if made.opened_by_id == ctx.actor.employee_id:
        raise Refused("approval.own_work", _("You wrote this document yourself. Another person has to review it."))
    if cmd.received > made.amount_inc:
        raise Refused(
            "claim.too_much", _("Only %(amount)s was claimed."), field="received", amount=f"{made.amount_inc:,.2f}"
        )
    if made.state == "accepted" and cmd.way == "none":
        raise Refused("claim.accepted", _("They accepted it: say what came of it."), field="way")
    if bool(cmd.received) != (cmd.way in PAID):
        raise Refused(
            "claim.amount",
            _("Money and red invoices have an amount; goods sent again and nothing have none."),
            field="received",
        )
    CLAIM.advance(
        ctx, made, "settle", way=cmd.way, received=cmd.received, debtor=_debtor(cmd, ctx, made),
        settled_at=ctx.now, settled_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    post_settlement(ctx, made)
    if made.shipment and made.shipment.state == "trouble":
        SHIPMENT.advance(ctx, made.shipment, "end", called_at=ctx.now, called_by_id=ctx.actor.employee_id)
    return Done(id=made.pk, number=made.number)


def _debtor(cmd: SettleClaim, ctx: Context, made: Claim) -> Supplier | None:
    """A delivery's supplier is known; who pays for a carrier or insurer must be on file, so that the money finds its claim."""
    if cmd.way not in PAID:
        return None
    if made.against == "supplier" and made.discrepancy:
        return made.discrepancy.inbound.supplier
    if made.against != "supplier" and cmd.way == "red":
        raise Refused("claim.red", _("Only a supplier writes a red invoice: choose money."), field="way")
    if cmd.debtor is None and made.debtor:
        return made.debtor
    if cmd.debtor is None:
        raise Refused(
            "claim.debtor",
            _("Choose who on file pays: enter the carrier or insurer among the suppliers first."),
            field="debtor",
        )
    return access.get(Supplier, cmd.debtor, ctx)
