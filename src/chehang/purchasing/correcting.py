"""Booking a supplier's price correction: for goods of an order and of an import alike.

What the goods cost more or less follows them (``warehouse.late_costs``): stock, sold, sent back, moved. The supplier is owed more by a paper of its own; his credit
note goes off what is still owed for these goods, and is a claim on him where they are paid. Dated today; no earlier row changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.billing.models import Payable
from chehang.core import numbers
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.money import ZERO
from chehang.core.reading import papers
from chehang.core.sources import Source, source_of
from chehang.ledger import services as ledger
from chehang.warehouse.invoices import DOCUMENT as INVOICE
from chehang.warehouse.late_costs import follow_goods
from chehang.warehouse.models import Inbound, InboundLine, InvoiceLine

from .models import PriceCorrection, PriceCorrectionLine, SupplierReturn

DOCUMENT = "purchasing.price_correction"


@dataclass(frozen=True)
class Corrected:
    """A delivery line that costs so much more (less: negative): in the supplier's currency, in yuan without VAT, and its VAT."""

    line: InboundLine
    amount: Decimal
    ex: Decimal
    tax: Decimal = ZERO


@dataclass(frozen=True)
class SaidOn:
    """The paper of the supplier."""

    number: str
    date: date
    reason: str
    currency: str = "CNY"
    rate: Decimal = Decimal(1)


def require_new_paper(ctx: Context, supplier_id: int, number: str) -> None:
    """Refused when this paper of the supplier is booked already, here or as the credit note of a return."""
    mine = {"store_id": ctx.store_id, "supplier_id": supplier_id}
    known = [
        *PriceCorrection.objects.filter(**mine).values_list("paper_no", flat=True),
        *SupplierReturn.objects.filter(**mine).exclude(credit_no="").values_list("credit_no", flat=True),
    ]
    if papers.folded(number) in map(papers.folded, known):
        raise Conflict(
            "correction.twice",
            _("Paper %(number)s of this supplier is booked already."),
            field="paper_no",
            number=number,
        )


def require_possible(lines: Sequence[Corrected]) -> None:
    """All dearer or all cheaper, each line once, invoiced, and never cheaper than for nothing."""
    if len({x.line.pk for x in lines}) < len(lines):
        raise Refused("correction.line_twice", _("A line is named twice."), field="lines")
    if len({x.amount > 0 for x in lines}) > 1 or any(x.ex == 0 or x.tax * x.ex < 0 for x in lines):
        raise Refused(
            "correction.sign",
            _(
                "A paper makes goods dearer (all amounts positive) or cheaper (all negative), with VAT of the same sign."
            ),
            field="lines",
        )
    before = dict(
        PriceCorrectionLine.objects.filter(inbound_line__in=[x.line.pk for x in lines])
        .values_list("inbound_line")
        .annotate(n=Sum("ex"))
    )
    for n, x in enumerate(lines):
        if x.line.estimate_left:
            raise Refused(
                "correction.no_invoice",
                _("The invoice of %(part)s is not booked yet. Book it first, with its right price."),
                field=f"lines.{n}",
                part=x.line.part_no,
            )
        if x.line.value_ex + before.get(x.line.pk, ZERO) + x.ex < 0:
            raise Refused(
                "correction.too_much",
                _("%(part)s was bought for %(value)s: it cannot get cheaper by %(less)s."),
                field=f"lines.{n}",
                part=x.line.part_no,
                value=f"{x.line.value_ex + before.get(x.line.pk, ZERO):,.2f}",
                less=f"{-x.ex:,.2f}",
            )


def owed_for(ctx: Context, inbound: Inbound, lines: Sequence[InboundLine], inc: Decimal) -> Payable | None:
    """What is still owed for these goods, if it is at least ``inc`` yuan."""
    invoices = set(InvoiceLine.objects.filter(inbound_line__in=lines).values_list("invoice_id", flat=True))
    of = Q(document=INVOICE, object_id__in=invoices) | Q(document=inbound.document, object_id=inbound.object_id)
    found = rows(Payable, ctx).filter(of, state="open").select_for_update(of=("self",))
    return next((x for x in found.order_by("id") if x.rest >= inc), None)


def book_correction(
    ctx: Context, inbound: Inbound, said: SaidOn, lines: Sequence[Corrected], owed: Payable | None
) -> PriceCorrection:
    """Write and post it. ``owed`` is the payable that a credit note goes off; the lines are locked and checked by the caller."""
    ex, tax = sum((x.ex for x in lines), ZERO), sum((x.tax for x in lines), ZERO)
    number = numbers.draw(ctx, "JZ")
    made = PriceCorrection.objects.create(
        store_id=ctx.store_id, number=number, supplier_id=inbound.supplier_id, inbound=inbound, paper_no=said.number,
        paper_date=said.date, reason=said.reason, currency=said.currency, rate=said.rate, ex=ex, tax=tax,
        lowered=owed is not None, on=ctx.today, by_id=ctx.actor.employee_id, to_stock=ZERO, to_cost=ex,
    )  # fmt: skip
    moved = follow_goods(
        ctx,
        inbound.pk,
        [(x.line.part_id, x.ex, x.line.pk) for x in lines],
        source=Source(DOCUMENT, made.pk),
        summary=f"{number} {said.number}",
    )
    made.to_stock = sum((x.to_stock for x in moved), ZERO)
    made.to_cost = ex - made.to_stock
    made.save(update_fields=["to_stock", "to_cost"])
    PriceCorrectionLine.objects.bulk_create(
        PriceCorrectionLine(
            store_id=ctx.store_id, correction=made, inbound_line=x.line, amount=x.amount, ex=x.ex, tax=x.tax
        )
        for x in lines
    )
    _post(ctx, made, owed)
    sums = {"ex": str(ex), "tax": str(tax), "to_stock": str(made.to_stock), "to_cost": str(made.to_cost)}
    ctx.changed(made, None, {"number": number, "paper": said.number, "receipt": inbound.receipt_number, **sums})
    return made


def _post(ctx: Context, made: PriceCorrection, owed: Payable | None) -> None:
    inc, partner = made.ex + made.tax, ("supplier", made.supplier_id)
    legs = [
        ledger.Leg("stock", made.to_stock),
        ledger.Leg("cost", made.to_cost),
        ledger.Leg("input_vat_pending", made.tax),
    ]
    if made.ex > 0 or owed is not None:
        legs.append(ledger.Leg("payable", inc, partner))
    else:
        legs.append(ledger.Leg("claim", -inc, partner))
    ledger.post(
        ctx, "price_corrected", source=Source(DOCUMENT, made.pk), summary=f"{made.number} {made.paper_no}", legs=legs
    )
    if owed is not None:
        billing.owe(
            ctx,
            owed.supplier,
            source=source_of(owed),
            paper_number=owed.paper_number,
            paper_date=owed.paper_date,
            text=made.paper_no,
            ex=made.ex,
            tax=made.tax,
        )
    elif made.ex > 0:
        billing.owe(
            ctx,
            made.supplier,
            source=Source(DOCUMENT, made.pk),
            paper_number=made.paper_no,
            paper_date=made.paper_date,
            text=made.number,
            ex=made.ex,
            tax=made.tax,
            first=True,
        )
