"""Pay a bill out of a deposit that came over from the old house."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.deposits import apply_to
from chehang.billing.models import Bill, DepositUse, HeldDeposit
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveMoney, Ref
from chehang.ledger.services import Leg


class UseDeposit(Command):
    """The deposit, the bill of the same customer, and how much (yuan); empty: as much as both allow."""

    deposit: Annotated[Annotated[Id, Ref("billing.HeldDeposit")], Field(title="Held deposit")]
    bill: Annotated[Id, Ref("billing.Bill"), Field(title="Receivable")]
    amount: Annotated[PositiveMoney | None, Field(title="Amount")] = None


@operation("billing.use_deposit", title=_("Pay with a held deposit"), posts=("cashier",))
def use_deposit(cmd: UseDeposit, ctx: Context) -> Done:
    """The debt to the customer pays his bill; no money moves, a receipt says so.

    Refused for a bill of another customer, one that waits for nothing, and for more than is held or due.
    """
    deposit = access.get(HeldDeposit, cmd.deposit, ctx, lock=True)
    bill = access.get(Bill, cmd.bill, ctx, lock=True)
    if bill.state not in ("waiting", "on_account"):
        raise Refused("bill.not_open", _("Receivable %(number)s is not waiting for a payment."), number=bill.number)
    if bill.customer_id != deposit.customer_id:
        raise Refused(
            "deposit.whose", _("Deposit %(number)s is another customer's."), field="bill", number=deposit.number
        )
    most = min(deposit.rest, bill.rest)
    amount = most if cmd.amount is None else cmd.amount
    if not most or amount > most:
        raise Refused(
            "deposit.too_much",
            _("At most %(most)s: %(rest)s of the deposit is held, the receivable asks for %(bill)s."),
            field="amount",
            most=f"{most:,.2f}",
            rest=f"{deposit.rest:,.2f}",
            bill=f"{bill.rest:,.2f}",
        )
    leg = "money_car_deposit" if deposit.kind == "car" else "money_deposit"
    receipt = apply_to(ctx, bill, amount, deposit.number, legs=[Leg(leg, amount, ("customer", deposit.customer_id))])
    before, deposit.used = deposit.used, deposit.used + amount
    deposit.save(update_fields=["used"])
    DepositUse.objects.create(
        store_id=ctx.store_id, deposit=deposit, receipt=receipt, amount=amount, at=ctx.now, by_name=ctx.actor.name[:100]
    )
    ctx.changed(deposit, {"used": str(before)}, {"used": str(deposit.used)})
    return Done(id=deposit.pk, number=receipt.number, rest=str(deposit.rest))
