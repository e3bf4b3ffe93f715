"""Book what only the bank knows."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Ref
from chehang.finance.models import BankLine, BankMatch
from chehang.finance.spending.claims import require_claim
from chehang.ledger.services import Leg, post
from chehang.parties.models import Supplier

KINDS = {"interest": 1, "fee": -1, "wallet": 1, "loan_interest": -1, "claim": 1}


class BookBankLine(Command):
    """What it is. ``fee``: what the provider kept of a wallet or card settlement (T+1); ``supplier``: who pays a claim (supplier, carrier, insurer)."""

    line: Annotated[Id, Ref("finance.BankLine"), Field(title="Bank line")]
    kind: Annotated[Literal["interest", "fee", "wallet", "loan_interest", "claim"], Field(title="What it is")]
    fee: Annotated[NonNegativeMoney, Field(title="Fee kept by the provider")] = Decimal(0)
    supplier: Annotated[Id | None, Ref("parties.Supplier"), Field(title="Whose claim it pays")] = None


@operation("finance.book_bank_line", title=_("Book the bank line"), posts=("accountant", "finance_manager"))
def book_bank_line(cmd: BookBankLine, ctx: Context) -> Done:
    """Post interest, charges, a paid claim, or the settlement of WeChat, Alipay and cards on the day of the bank, and match it.

    Refused when it is matched already, when the sign does not fit what it is said to be, for more than somebody owes, and in a closed month.
    """
    line = access.get(BankLine, cmd.line, ctx, lock=True)
    if BankMatch.objects.filter(bank_line=line).exists():
        raise Conflict("bank.matched", _("One of the two is matched already."))
    if (line.amount > 0) != (KINDS[cmd.kind] > 0) or (cmd.fee and cmd.kind != "wallet"):
        raise Refused("bank.kind", _("%(amount)s cannot be that."), field="kind", amount=f"{line.amount:,.2f}")
    amount, role = abs(line.amount), line.bank.role
    if cmd.kind == "interest":
        event, legs = "bank_interest", [Leg("bank", amount, role=role), Leg("interest", amount)]
    elif cmd.kind == "fee":
        event, legs = "bank_fee", [Leg("fee", amount), Leg("bank", amount, role=role)]
    elif cmd.kind == "loan_interest":
        event, legs = "interest_paid", [Leg("interest", amount), Leg("money_bank", amount, role=role)]
    elif cmd.kind == "claim":
        event, legs = "claim_paid", [Leg("money_bank", amount, role=role), _claim(cmd, ctx, amount)]
    else:
        event = "wallet_settled"
        legs = [Leg("money_bank", amount, role=role), Leg("fee", cmd.fee), Leg("wallet", amount + cmd.fee)]
    voucher = post(
        ctx, event, document="finance.bank_line", object_id=line.pk, legs=legs, date=line.date,
        summary=f"{line.text or line.counterparty} {line.reference}".strip(),
    )  # fmt: skip
    assert voucher is not None
    entry = voucher.lines.get(account_id=line.bank.account_id)
    BankMatch.objects.create(
        store_id=ctx.store_id, bank_line=line, entry=entry, how="booked", by_id=ctx.actor.employee_id, at=ctx.now
    )
    ctx.changed(line, None, {"booked": str(voucher), "as": cmd.kind})
    return Done(id=line.pk, voucher=voucher.pk)


def _claim(cmd: BookBankLine, ctx: Context, amount: Decimal) -> Leg:
    if cmd.supplier is None:
        raise Refused("bank.whose", _("Choose who pays the claim."), field="supplier")
    supplier = access.get(Supplier, cmd.supplier, ctx)
    require_claim(ctx, supplier, amount, field="supplier")
    return Leg("claim", amount, ("supplier", supplier.pk))
