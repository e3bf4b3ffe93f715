"""Book what only the bank knows."""

from decimal import Decimal
from typing import Annotated

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.money import tax_split
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeMoney, Ref
from chehang.finance.models import BankLine, BankMatch
from chehang.finance.spending.claims import require_claim
from chehang.ledger.queries import balance_of_role
from chehang.ledger.services import Leg, post
from chehang.parties.models import Supplier


class BankLineKind(TextChoices):
    """What a movement is that only the bank knows of."""

    INTEREST = "interest", _("Interest received")
    FEE = "fee", _("Bank charges")
    WALLET = "wallet", _("Settlement of wallets and cards")
    LOAN_INTEREST = "loan_interest", _("Interest paid")
    CLAIM = "claim", _("Claim paid")
    BILL_MARGIN = "bill_margin", _("Margin of a bank bill placed")
    BILL_DUE = "bill_due", _("Bank bill due")
    INSURANCE = "insurance_commission", _("Commission of an insurer")
    FINANCE = "finance_commission", _("Commission of a lender")
    OVERPAID = "overpaid_supplier", _("Supplier paid twice or too much")


COMES_IN = frozenset(
    {BankLineKind.INTEREST, BankLineKind.WALLET, BankLineKind.CLAIM, BankLineKind.INSURANCE, BankLineKind.FINANCE}
)


class BookBankLine(Command):
    """What it is. ``fee``: what the provider kept of a wallet or card settlement (T+1); ``supplier``: who pays a claim (supplier, carrier, insurer),
    or who was paid twice; ``margin``: what of a bank bill its margin paid."""

    line: Annotated[Id, Ref("finance.BankLine"), Field(title="Bank line")]
    kind: Annotated[BankLineKind, Field(title="What it is")]
    fee: Annotated[NonNegativeMoney, Field(title="Fee kept by the provider")] = Decimal(0)
    supplier: Annotated[Id | None, Ref("parties.Supplier"), Field(title="Whose claim it pays, or who was overpaid")] = (
        None
    )
    margin: Annotated[NonNegativeMoney, Field(title="Of the bill paid by its margin")] = Decimal(0)


@operation("finance.book_bank_line", title=_("Book the bank line"), posts=("accountant", "finance_manager"))
def book_bank_line(cmd: BookBankLine, ctx: Context) -> Done:
    """Post interest, charges, a paid claim, the settlement of WeChat, Alipay and cards, the margin of a bank bill (P23m) and its redemption (P23r),
    a commission of insurer or lender (P28), or what a supplier was paid twice (a prepayment to be settled) on the day of the bank, and match it.

    Refused when it is matched already, when the sign does not fit what it is said to be, for more than somebody owes, and in a closed month.
    """
    line = access.get(BankLine, cmd.line, ctx, lock=True)
    if BankMatch.objects.filter(bank_line=line).exists():
        raise Conflict("bank.matched", _("One of the two is matched already."))
    if (
        (line.amount > 0) != (cmd.kind in COMES_IN)
        or (cmd.fee and cmd.kind != "wallet")
        or (cmd.margin and cmd.kind != "bill_due")
    ):
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
    elif cmd.kind == "bill_margin":
        event, legs = "margin_placed", [Leg("margin", amount), Leg("money_bank", amount, role=role)]
    elif cmd.kind == "bill_due":
        _require_margin(ctx, cmd.margin)
        event = "note_due"
        legs = [Leg("note", amount + cmd.margin), Leg("margin", cmd.margin), Leg("money_bank", amount, role=role)]
    elif cmd.kind.endswith("_commission"):
        ex, tax = tax_split(amount, parameter(ctx, "vat.service", line.date))
        event = "commission_confirmed"
        legs = [Leg("money_bank", amount, role=role), Leg(cmd.kind.partition("_")[0], ex), Leg("output_vat", tax)]
    elif cmd.kind == "overpaid_supplier":
        event, legs = "supplier_paid", [_overpaid(cmd, ctx, amount), Leg("money_bank", amount, role=role)]
    else:
        event = "wallet_settled"
        legs = [Leg("money_bank", amount, role=role), Leg("fee", cmd.fee), Leg("wallet", amount + cmd.fee)]
    voucher = post(
        ctx,
        event,
        source=Source("finance.bank_line", line.pk),
        legs=legs,
        date=line.date,
        summary=f"{line.text or line.counterparty} {line.reference}".strip(),
    )
    assert voucher is not None
    entry = voucher.lines.get(account_id=line.bank.account_id)
    BankMatch.objects.create(
        store_id=ctx.store_id, bank_line=line, entry=entry, how="booked", by_id=ctx.actor.employee_id, at=ctx.now
    )
    ctx.changed(line, None, {"booked": str(voucher), "as": cmd.kind.value})
    return Done(id=line.pk, voucher=voucher.pk)


def _claim(cmd: BookBankLine, ctx: Context, amount: Decimal) -> Leg:
    if cmd.supplier is None:
        raise Refused("bank.whose", _("Choose who pays the claim."), field="supplier")
    supplier = access.get(Supplier, cmd.supplier, ctx)
    require_claim(ctx, supplier, amount, field="supplier")
    return Leg("claim", amount, ("supplier", supplier.pk))


def _overpaid(cmd: BookBankLine, ctx: Context, amount: Decimal) -> Leg:
    if cmd.supplier is None:
        raise Refused("bank.overpaid", _("Choose the supplier who was paid too much."), field="supplier")
    return Leg("prepaid", amount, ("supplier", access.get(Supplier, cmd.supplier, ctx).pk))


def _require_margin(ctx: Context, margin: Decimal) -> None:
    placed = balance_of_role(ctx, "bill_margin")
    if margin > placed:
        raise Refused(
            "bank.margin",
            _("Only %(placed)s of margin are placed at the bank."),
            field="margin",
            placed=f"{placed:,.2f}",
        )
