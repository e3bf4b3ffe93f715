"""What billing offers: asking for money, charging, crediting returned goods, cancelling."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.sources import Source
from chehang.ledger.services import Leg, post
from chehang.parties.models import Customer

from .credit import check_credit, owed
from .models import Bill, BillLine, CreditNote
from .payables import ask_paper, owe, settle
from .settling import dealt_with
from .states import BILL, CREDIT_NOTE

__all__ = [
    "Charge",
    "ask",
    "ask_paper",
    "bill_of",
    "cancel",
    "charge",
    "check_credit",
    "credit",
    "owe",
    "owed",
    "settle",
]


@dataclass(frozen=True)
class Charge:
    """A line of revenue in yuan: ``leg`` of the event's posting rule, without VAT, its VAT and rate, and what it is about."""

    leg: str
    ex: Decimal
    tax: Decimal
    rate: Decimal | None = None
    text: str = ""
    item: tuple[str, int] = ("", 0)
    department: str = ""


def ask(
    ctx: Context,
    customer: Customer,
    *,
    source: Source,
    amount: Decimal,
    part: str = "",
    served: Customer | None = None,
    claim: str = "customer",
) -> Bill:
    """Ask ``customer`` for money; the bill waits at the cash desk and the cashier is told.

    ``served`` is whose document it is where another pays, ``part`` tells the bills of one document apart, and ``claim`` which receivable it is.
    """
    bill = Bill.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "ZD"),
        customer=customer,
        **source.key,
        part=part,
        served=served,
        claim=claim,
        source_number=source.number,
        amount=amount,
        made_at=ctx.now,
    )
    ctx.changed(bill, None, {"number": bill.number, "amount": str(amount), "for": source.number})
    with ctx.about(bill):
        ctx.tell(
            _("%(customer)s pays %(amount)s for %(sale)s."),
            post="cashier",
            link=f"/billing/cash/?bill={bill.pk}",
            customer=customer.name,
            amount=f"{amount:,.2f}",
            sale=source.number,
        )
    return bill


def bill_of(ctx: Context, source: Source, part: str = "") -> Bill | None:
    """The bill of a document, or of a part of it, locked."""
    rows = Bill.objects.filter(store_id=ctx.store_id, **source.key, part=part)
    return rows.select_for_update(of=("self",)).select_related("customer").first()


def charge(
    ctx: Context,
    *,
    source: Source,
    ex: Decimal = ZERO,
    tax: Decimal = ZERO,
    lines: Sequence[Charge] = (),
    event: str = "sale",
    part: str = "",
) -> None:
    """Post the revenue of a bill when its goods are out (P7): receivable against revenue and output VAT.

    Given as one sum (``ex``, ``tax``) or as ``lines``, each with the revenue leg of ``event``'s rule. The due day counts from today. Refused
    when the parts do not add up to the bill.
    """
    bill = bill_of(ctx, source, part)
    charges = lines or (Charge("revenue", ex, tax),)
    if bill is None or bill.amount != sum((c.ex + c.tax for c in charges), ZERO):
        raise Refused("bill.amount", _("Revenue and tax do not add up to the receivable."))
    _post(ctx, event, source, bill, bill.source_number, charges, part)
    BillLine.objects.bulk_create(
        BillLine(
            store_id=ctx.store_id,
            bill=bill,
            n=n,
            leg=c.leg,
            text=c.text,
            amount_ex=c.ex,
            tax_rate=c.rate,
            tax=c.tax,
            item_kind=c.item[0],
            item_id=c.item[1],
        )
        for n, c in enumerate(charges, 1)
    )
    due = ctx.today + timedelta(days=bill.customer.payment_days)
    Bill.objects.filter(pk=bill.pk).update(charged_on=ctx.today, due=due)
    sums = {"ex": str(sum((c.ex for c in charges), ZERO)), "tax": str(sum((c.tax for c in charges), ZERO))}
    ctx.changed(bill, None, {"charged": str(bill.amount), **sums})


def _post(
    ctx: Context,
    event: str,
    source: Source,
    bill: Bill,
    summary: str,
    charges: Sequence[Charge],
    part: str = "",
) -> None:
    partner = ("customer", bill.customer_id)
    total = sum((c.ex + c.tax for c in charges), ZERO)
    legs = [Leg(bill.receivable, total, partner)]
    legs += [Leg(c.leg, c.ex, partner, item=c.item, department=c.department) for c in charges]
    legs.append(Leg("output_vat", sum((c.tax for c in charges), ZERO)))
    post(ctx, event, source=source, legs=legs, summary=summary, part=part)


def credit(
    ctx: Context,
    bill: Bill,
    *,
    source: Source,
    ex: Decimal = ZERO,
    tax: Decimal = ZERO,
    lines: Sequence[Charge] = (),
    event: str = "sale_reversed",
) -> CreditNote:
    """Take revenue back in red for returned goods (P8): off what the bill still asks for, the rest over the cash desk.

    Refused for a bill that is not in the books, or for more than it came to. The bill is locked by the caller.
    """
    charges = lines or (Charge("revenue", ex, tax),)
    ex, tax = sum((c.ex for c in charges), ZERO), sum((c.tax for c in charges), ZERO)
    amount = ex + tax
    if bill.charged_on is None:
        raise Refused("bill.not_charged", _("Receivable %(number)s is not in the books yet."), number=bill.number)
    before = sum((n.amount for n in bill.credit_notes.all()), Decimal(0))
    if before + amount > bill.amount:
        raise Refused(
            "bill.credited", _("More would be given back than receivable %(number)s came to."), number=bill.number
        )
    note = CreditNote.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "TK"),
        bill=bill,
        customer_id=bill.customer_id,
        **source.fields,
        amount=amount,
        amount_ex=ex,
        tax=tax,
        applied=min(bill.rest, amount),
        made_at=ctx.now,
        date=ctx.today,
    )
    red = [replace(c, ex=-c.ex, tax=-c.tax) for c in charges]
    _post(ctx, event, Source("billing.credit_note", note.pk), bill, note.number, red)
    ctx.changed(note, None, {"number": note.number, "amount": str(amount), "applied": str(note.applied)})
    _take_off(ctx, bill, note)
    if note.rest:
        with ctx.about(note):
            ctx.tell(
                _("Give back %(amount)s to %(customer)s for %(number)s."),
                post="cashier",
                link=f"/billing/credit_notes/{note.pk}/",
                amount=f"{note.rest:,.2f}",
                customer=bill.customer.name,
                number=source.number,
            )
    else:
        CREDIT_NOTE.advance(ctx, note, "settle")
    return note


def _take_off(ctx: Context, bill: Bill, note: CreditNote) -> None:
    """The part of a credit note that lowers what the bill still asks for."""
    if not note.applied:
        return
    bill.credited += note.applied
    if bill.rest == 0:
        BILL.advance(ctx, bill, "pay", credited=bill.credited)
        dealt_with(ctx, bill)
    else:
        Bill.objects.filter(pk=bill.pk).update(credited=bill.credited)
        ctx.changed(bill, None, {"credited": str(bill.credited)})


def cancel(ctx: Context, source: Source, part: str = "") -> None:
    """Cancel a bill whose goods have not left; what was paid waits to be given back."""
    bill = bill_of(ctx, source, part)
    if bill is None or bill.state == "cancelled":
        return
    if bill.charged_on:
        raise Refused("bill.charged", _("Receivable %(number)s is in the books already."), number=bill.number)
    BILL.advance(ctx, bill, "cancel")
    dealt_with(ctx, bill)
    if bill.paid:
        with ctx.about(bill):
            ctx.tell(
                _("Give back %(amount)s for cancelled bill %(number)s."),
                post="cashier",
                link=f"/billing/bills/{bill.pk}/",
                amount=f"{bill.paid:,.2f}",
                number=bill.number,
            )
