"""Give a deposit back that came over from the old house."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.models import DepositUse, HeldDeposit
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveMoney, Reason, Ref
from chehang.ledger.services import Leg, post


class ReturnDeposit(Command):
    """The deposit, how much of it goes back (yuan; empty: all that is held), and why."""

    deposit: Annotated[Annotated[Id, Ref("billing.HeldDeposit")], Field(title="Held deposit")]
    reason: Reason
    amount: Annotated[PositiveMoney | None, Field(title="Amount")] = None


@operation("billing.return_deposit", title=_("Give a deposit back"), posts=("finance_manager",))
def return_deposit(cmd: ReturnDeposit, ctx: Context) -> Done:
    """The held deposit becomes an ordinary debt, which the accountant pays by a payment request and its approval.

    Refused for more than is held.
    """
    deposit = access.get(HeldDeposit, cmd.deposit, ctx, lock=True)
    amount = deposit.rest if cmd.amount is None else cmd.amount
    if not deposit.rest or amount > deposit.rest:
        raise Refused(
            "deposit.rest",
            _("Only %(rest)s of this deposit is still held."),
            field="amount",
            rest=f"{deposit.rest:,.2f}",
        )
    before, deposit.used = deposit.used, deposit.used + amount
    deposit.save(update_fields=["used"])
    use = DepositUse.objects.create(
        store_id=ctx.store_id, deposit=deposit, amount=amount, reason=cmd.reason, at=ctx.now,
        by_name=ctx.actor.name[:100],
    )  # fmt: skip
    whose = ("customer", deposit.customer_id)
    legs = [Leg(f"{deposit.kind}_deposit", amount, whose), Leg("owed", amount, whose)]
    post(ctx, "deposit_returned", source=Source("billing.deposit_use", use.pk), legs=legs, summary=deposit.number)
    ctx.changed(deposit, {"used": str(before)}, {"used": str(deposit.used)})
    ctx.tell(
        _("Pay %(amount)s back to the customer of deposit %(number)s by a payment request (other payables)."),
        post="accountant",
        link=f"/billing/held_deposits/{deposit.pk}/",
        amount=f"{amount:,.2f}",
        number=deposit.number,
    )
    return Done(id=deposit.pk, number=deposit.number, rest=str(deposit.rest))
