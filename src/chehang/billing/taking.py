"""Money over the desk: a receipt with its number and its voucher, for money taken and for money given back."""

from collections.abc import Sequence
from decimal import Decimal

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.sources import Source
from chehang.ledger.services import Leg, post

from .models import Bill, CreditNote, Receipt


def enter(
    ctx: Context,
    bill: Bill,
    *,
    method: str,
    amount: Decimal,
    tendered: Decimal = Decimal(0),
    reference: str = "",
    refunds: Receipt | None = None,
    credit_note: CreditNote | None = None,
    out_of: Sequence[Leg] = (),
) -> Receipt:
    """Write a receipt and post it: positive is money taken, negative money given back. Cash never falls below zero.

    ``out_of``: the legs of the debt that pays instead of money, where it is not a parts deposit."""
    receipt = Receipt.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "REC"),
        bill=bill,
        customer_id=bill.customer_id,
        method=method,
        amount=amount,
        tendered=tendered,
        reference=reference,
        date=ctx.today,
        at=ctx.now,
        cashier_id=ctx.actor.employee_id,
        cashier_name=ctx.actor.name,
        refunds=refunds,
        credit_note=credit_note,
    )
    post(
        ctx,
        "money_received" if amount > 0 else "money_refunded",
        source=Source("billing.receipt", receipt.pk),
        legs=[
            *(out_of or [Leg(f"money_{method}", abs(amount), _whose(bill, method))]),
            Leg(bill.receivable, abs(amount), ("customer", bill.customer_id)),
        ],
        summary=receipt.number,
    )
    after = {"number": receipt.number, "method": method, "amount": str(amount)}
    ctx.changed(receipt, None, after | ({"refunds": refunds.number} if refunds else {}))
    return receipt


def _whose(bill: Bill, method: str) -> tuple[str, int]:
    """A deposit is owed to its customer; money is nobody's."""
    return ("customer", bill.customer_id) if method == "deposit" else ("", 0)
