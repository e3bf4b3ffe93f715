"""Deposits on what a customer will buy: asked for by a bill, held as a liability, applied to the sale, given back or kept.

Money is taken and given back over the cash desk as for any bill; the department that asked keeps the ledger of its deposit.
"""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.money import ZERO
from chehang.core.sources import Source, source_of
from chehang.ledger.services import Leg, post

from .events import BillSettled
from .models import Bill, CreditNote, Receipt
from .services import Charge, charge, credit
from .settling import dealt_with
from .states import BILL, CREDIT_NOTE
from .taking import enter

PART = "deposit"
EVENT = "parts_deposit"


def hold(ctx: Context, *, source: Source, amount: Decimal) -> None:
    """A paid deposit becomes a liability (P15): nothing is sold yet."""
    charge(ctx, source=source, lines=[Charge("deposit", amount, ZERO)], event=EVENT, part=PART)


def apply_to(ctx: Context, bill: Bill, amount: Decimal, reference: str, *, legs: Sequence[Leg] = ()) -> Receipt:
    """Pay a bill, or a part of it, out of a held deposit (P16); paid in full, the goods may leave.

    ``legs``: of ``money_received``, where another debt to the customer pays (stored value, P22)."""
    receipt = enter(ctx, bill, method="deposit", amount=amount, reference=reference, out_of=legs)
    bill.paid += amount
    if bill.rest == 0:
        BILL.advance(ctx, bill, "pay", paid=bill.paid)
        dealt_with(ctx, bill)
        ctx.announce(BillSettled(bill.pk, source_of(bill), on_account=False))
    else:
        Bill.objects.filter(pk=bill.pk).update(paid=bill.paid)
        ctx.changed(bill, None, {"paid": str(bill.paid)})
    return receipt


def put_back(
    ctx: Context, bill: Bill, note: CreditNote, amount: Decimal, reference: str, *, legs: Sequence[Leg] = ()
) -> None:
    """What a credit note promises goes back into the debt that had paid the bill; no money moves. Bill and note are locked by the caller."""
    enter(ctx, bill, method="deposit", amount=-amount, reference=reference, credit_note=note, out_of=legs)
    note.paid_back += amount
    if note.rest == 0:
        CREDIT_NOTE.advance(ctx, note, "settle", paid_back=note.paid_back)
        dealt_with(ctx, note)
    else:
        CreditNote.objects.filter(pk=note.pk).update(paid_back=note.paid_back)
        ctx.changed(note, None, {"paid_back": str(note.paid_back)})


def give_back(ctx: Context, bill: Bill, amount: Decimal, *, source: Source) -> CreditNote:
    """What goes back to the customer waits at the cash desk; the liability ends now."""
    lines = [Charge("deposit", amount, ZERO)]
    return credit(ctx, bill, source=source, lines=lines, event=EVENT)


def forfeit(ctx: Context, amount: Decimal, customer_id: int, *, source: Source) -> None:
    """Earnest money of a customer in breach stays with the store (民法典 art. 587)."""
    legs = [Leg("deposit", amount, ("customer", customer_id)), Leg("income", amount)]
    post(ctx, "parts_deposit_forfeited", source=source, legs=legs, summary=source.number)


def double(ctx: Context, amount: Decimal, customer_id: int, *, source: Source) -> None:
    """The store is in breach: the earnest money is paid once more; finance pays it by a payment request."""
    legs = [Leg("penalty", amount), Leg("owed", amount, ("customer", customer_id))]
    post(ctx, "parts_deposit_doubled", source=source, legs=legs, summary=source.number)
    ctx.tell(
        _("Pay %(amount)s of compensation to the customer of %(number)s by a payment request (other payables)."),
        post="accountant",
        amount=f"{amount:,.2f}",
        number=source.number,
    )
