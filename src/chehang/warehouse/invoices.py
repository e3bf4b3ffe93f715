"""Booking invoices that come after the goods: the estimate is taken back in red, the invoice booked, the gap spread."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.core import approvals
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.reading import papers
from chehang.core.sources import Source
from chehang.ledger import services as ledger
from chehang.stock import services as stock

from .comparing import price_within, tolerance
from .kinds import Booking
from .late_costs import follow_goods
from .models import InboundLine, InvoiceLine, SupplierInvoice

DOCUMENT = "warehouse.invoice"
RECEIPT = "warehouse.inbound"


@dataclass(frozen=True)
class Share:
    """One line's part of an invoice in yuan: the estimate it replaces, what is billed for it, the VAT."""

    quantity: Decimal
    estimate: Decimal
    ex: Decimal
    tax: Decimal

    @property
    def variance(self) -> Decimal:
        """Billed less estimated."""
        return self.ex - self.estimate


def require_new_number(ctx: Context, supplier_id: int, number: str) -> None:
    """Refused when this supplier's invoice number has been entered before: nothing is paid twice.

    A number that differs in leading zeros only is asked about.
    """
    rows = SupplierInvoice.objects.filter(store_id=ctx.store_id, supplier_id=supplier_id)
    known = list(rows.values_list("number", flat=True))
    if papers.folded(number) in map(papers.folded, known):
        raise Conflict(
            "invoice.duplicate",
            _("Invoice %(number)s of this supplier was entered before. Check the number on the paper."),
            field="number",
            number=number,
        )
    short = papers.without_zeros(number)
    if like := next((other for other in known if papers.without_zeros(other) == short), None):
        ctx.doubt(
            "invoice.leading_zeros",
            _("This supplier's invoice %(known)s was entered before. Is %(number)s really another paper?"),
            field="number",
            number=number,
            known=like,
        )


def share_of(line: InboundLine, bill: InvoiceLine) -> Share:
    """What of the line's estimate the bill replaces; paid is never more than was received and not yet invoiced."""
    open_quantity = line.booked - line.billed
    quantity = min(bill.quantity, open_quantity)
    if quantity <= 0:
        raise Refused(
            "invoice.nothing_left",
            _("Everything received of %(part)s has been invoiced already."),
            part=str(line),
        )
    whole = quantity == open_quantity
    estimate = line.estimate_left if whole else round_half_up(line.estimate_left * quantity / open_quantity)
    ex, tax = bill.worth(quantity)
    return Share(quantity, estimate, ex, tax)


# What waits for a decision: its goods were ordered and came, and are not invoiced otherwise meanwhile.
WAITS = Q(
    state=Booking.HELD,
    inbound_line__expected__gt=0,
    inbound_line__billed__lt=F("inbound_line__accepted") + F("inbound_line__rejected"),
)


def held(invoice: SupplierInvoice) -> QuerySet[InvoiceLine]:
    """The lines of an invoice that wait for a decision on their price."""
    lines = InvoiceLine.objects.filter(WAITS, invoice=invoice, store_id=invoice.store_id)
    return lines.select_related("inbound_line").order_by("inbound_line_id")


def ask_about_held(ctx: Context, invoice: SupplierInvoice | None) -> None:
    """Ask who decides on prices whether what is held of an invoice is paid after all; nothing when nothing is held."""
    if invoice is not None and held(invoice).exists():
        approvals.ask(ctx, invoice)


def out_of_tolerance(ctx: Context, bills: Sequence[InvoiceLine]) -> list[InvoiceLine]:
    """The lines whose price differs too much from the order price to be paid without a decision."""
    most = tolerance(ctx, ctx.today)
    return [b for b in bills if not price_within(b.inbound_line.price_ex, b.price_ex, b.quantity, most)]


def book(ctx: Context, invoice: SupplierInvoice, bills: Sequence[InvoiceLine]) -> list[Share]:
    """Book the held lines of an invoice against the estimates of their delivery lines (locked by the caller)."""
    shares = [share_of(bill.inbound_line, bill) for bill in bills]
    for bill, share in zip(bills, shares, strict=True):
        line = bill.inbound_line
        line.billed += share.quantity
        line.estimate_left -= share.estimate
        bill.state, bill.booked, bill.amount_ex, bill.tax = Booking.BOOKED, share.quantity, share.ex, share.tax
    InboundLine.objects.bulk_update([b.inbound_line for b in bills], ["billed", "estimate_left"])
    InvoiceLine.objects.bulk_update(bills, ["state", "booked", "amount_ex", "tax"])
    invoice.booked_ex += sum((s.ex for s in shares), ZERO)
    invoice.booked_tax += sum((s.tax for s in shares), ZERO)
    invoice.save(update_fields=["booked_ex", "booked_tax"])
    _post(ctx, invoice, shares)
    _post_variance(ctx, invoice, bills, shares)
    note_payable(ctx, invoice, sum((s.ex for s in shares), ZERO), sum((s.tax for s in shares), ZERO))
    ctx.changed(invoice, None, {"booked_ex": str(invoice.booked_ex), "booked_tax": str(invoice.booked_tax)})
    return shares


def note_payable(ctx: Context, invoice: SupplierInvoice, ex: Decimal, tax: Decimal, *, first: bool = False) -> None:
    """The store owes what was booked of an invoice."""
    if ex or tax:
        billing.owe(
            ctx,
            invoice.supplier,
            source=Source(DOCUMENT, invoice.pk),
            paper_number=invoice.number,
            paper_date=invoice.date,
            text=invoice.number,
            ex=ex,
            tax=tax,
            first=first,
        )


def _post(ctx: Context, invoice: SupplierInvoice, shares: Sequence[Share]) -> None:
    """The estimate in red (P2), then the invoice at the same value of goods (P1)."""
    partner = ("supplier", invoice.supplier_id)
    estimate, tax = sum((s.estimate for s in shares), ZERO), sum((s.tax for s in shares), ZERO)
    ledger.post(
        ctx,
        "estimate_reversed",
        source=Source(DOCUMENT, invoice.pk),
        summary=invoice.number,
        legs=[ledger.Leg("stock", -estimate), ledger.Leg("payable", -estimate, partner=partner)],
    )
    ledger.post(
        ctx,
        "receipt_invoiced",
        source=Source(DOCUMENT, invoice.pk),
        summary=invoice.number,
        legs=[
            ledger.Leg("stock", estimate),
            ledger.Leg("input_vat_pending", tax),
            ledger.Leg("payable", estimate + tax, partner=partner),
        ],
    )


def _post_variance(
    ctx: Context, invoice: SupplierInvoice, bills: Sequence[InvoiceLine], shares: Sequence[Share]
) -> None:
    """Invoice less estimate (P2v): the share of what is still on hand to stock, of what is sold to its cost."""
    late = [(b.inbound_line, s) for b, s in zip(bills, shares, strict=True) if s.variance]
    if not late:
        return
    deliveries = sorted({line.inbound_id for line, _share in late})
    spread = [part for delivery in deliveries for part in _spread(ctx, invoice, delivery, late)]
    total = sum((s.variance for _line, s in late), ZERO)
    ledger.post(
        ctx,
        "invoice_variance",
        source=Source(DOCUMENT, invoice.pk),
        summary=invoice.number,
        legs=[
            ledger.Leg("stock", sum((x.to_stock for x in spread), ZERO)),
            ledger.Leg("cost", sum((x.to_cost_of_sales for x in spread), ZERO)),
            ledger.Leg("payable", total, partner=("supplier", invoice.supplier_id)),
        ],
    )


def _spread(
    ctx: Context, invoice: SupplierInvoice, inbound_id: int, late: Sequence[tuple[InboundLine, Share]]
) -> list[stock.Adjusted]:
    return follow_goods(
        ctx,
        inbound_id,
        [(line.part_id, share.variance, line.pk) for line, share in late if line.inbound_id == inbound_id],
        source=Source(DOCUMENT, invoice.pk),
        summary=invoice.number,
    )
