"""Carry money between till and bank."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveMoney, Ref, ShortText
from chehang.finance.models import BankAccount, CashMove
from chehang.ledger.services import Leg, post


class MoveCash(Command):
    """What was done, with which account, how much, and the number of the bank's slip."""

    kind: Annotated[Literal["banked", "drawn", "moved"], Field(title="Kind of move")]
    bank: Annotated[Id, Ref("finance.BankAccount"), Field(title="Bank account")]
    amount: PositiveMoney
    slip: Annotated[ShortText, Field(max_length=60, title="Number of the slip")] = ""
    other: Annotated[Id, Ref("finance.BankAccount"), Field(title="To account")] | None = None


@operation("finance.move_cash", title=_("Bank, draw or move money"), posts=("cashier",))
def move_cash(cmd: MoveCash, ctx: Context) -> Done:
    """Book cash paid into the bank, drawn from it, or money moved between two accounts. The till never falls below zero.
    Refused when the other account of a move is missing or the same."""
    bank = access.get(BankAccount, cmd.bank, ctx)
    other = access.get(BankAccount, cmd.other, ctx) if cmd.other else None
    if (cmd.kind == "moved") != (other is not None) or other == bank:
        raise Refused("cash.other_account", _("Money is moved to another account: please name it."), field="other")
    row = CashMove.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "ZH"),
        kind=cmd.kind,
        bank=bank,
        other=other,
        amount=cmd.amount,
        slip=cmd.slip,
        day=ctx.today,
        cashier_id=ctx.actor.employee_id,
    )
    if other is not None:
        event, legs = "bank_moved", [Leg("to", cmd.amount, role=other.role), Leg("from", cmd.amount, role=bank.role)]
    elif cmd.kind == "banked":
        event, legs = "cash_banked", [Leg("bank", cmd.amount, role=bank.role), Leg("cash", cmd.amount)]
    else:
        event, legs = "cash_drawn", [Leg("cash", cmd.amount), Leg("bank", cmd.amount, role=bank.role)]
    post(ctx, event, source=Source("finance.cash_move", row.pk), legs=legs, summary=f"{row.number} {cmd.slip}".strip())
    ctx.changed(row, None, {"number": row.number, "kind": cmd.kind, "amount": str(cmd.amount)})
    return Done(id=row.pk, number=row.number)
