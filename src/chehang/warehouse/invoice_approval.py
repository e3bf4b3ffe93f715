"""A supplier's invoice whose prices differ from the order: what is asked, and what a yes does to the money."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, register
from chehang.core.money import ZERO, line_amount

from .invoices import DOCUMENT, WAITS, held
from .models import InvoiceLine, SupplierInvoice

SHOWN = 100


def invoice_content(invoice: SupplierInvoice) -> dict[str, Any]:
    """What the supplier bills, as printed."""
    return {
        "number": invoice.number,
        "supplier": invoice.supplier_id,
        "date": str(invoice.date),
        "lines": [
            [x.inbound_line_id, f"{x.quantity:f}", f"{x.price_ex:f}", f"{x.tax_rate:f}", str(x.printed_ex), str(x.printed_tax)]
            for x in invoice.lines.order_by("inbound_line_id")
        ],
    }  # fmt: skip


def difference(invoice: SupplierInvoice) -> Decimal:
    """What the held lines cost more (or less) than ordered, in yuan without VAT, for what came and is not invoiced."""
    return sum((_of(line) for line in held(invoice)), ZERO)


def _of(line: InvoiceLine) -> Decimal:
    came = line.inbound_line.booked - line.inbound_line.billed
    return line_amount(min(line.quantity, came), line.price_ex - line.inbound_line.price_ex)


def furthest(invoice: SupplierInvoice) -> Decimal:
    """How far the price of a held line is from its order price, as a fraction."""
    lines = [x for x in held(invoice) if x.inbound_line.price_ex]
    return max((abs(x.price_ex / x.inbound_line.price_ex - 1) for x in lines), default=ZERO)


def invoice_shown(invoice: SupplierInvoice) -> list[tuple[Any, str]]:
    """Each held line: ordered at, billed at."""
    return [
        (_("Supplier"), invoice.supplier.name),
        (_("Invoice date"), str(invoice.date)),
        *(
            (x.inbound_line.part_no, f"{x.inbound_line.price_ex:,.2f} → {x.price_ex:,.2f} × {x.quantity.normalize():f}")
            for x in held(invoice)[:SHOWN]
        ),
    ]


def invoice_effect(invoice: SupplierInvoice) -> list[tuple[Any, str]]:
    """What is owed after a yes, and how much of it is above the order."""
    ex = tax = ZERO
    for line in held(invoice):
        plus_ex, plus_tax = line.worth(min(line.quantity, line.inbound_line.booked - line.inbound_line.billed))
        ex, tax = ex + plus_ex, tax + plus_tax
    return [
        (_("Owed to the supplier in addition"), f"{ex + tax:,.2f}"),
        (_("Above the order, without VAT"), f"{difference(invoice):+,.2f}"),
    ]


register(
    Document(
        DOCUMENT,
        model="warehouse.SupplierInvoice",
        title=_("Supplier's invoice"),
        series="",
        content=invoice_content,
        see="warehouse.see_invoices",
        link="/warehouse/invoices/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent / "data" / "invoice_routes.csv",
            amount=difference,
            percent=furthest,
            authors=lambda invoice: {invoice.entered_by_id},
            shown=invoice_shown,
            effect=invoice_effect,
            waits=lambda: Q(pk__in=InvoiceLine.objects.filter(WAITS).values("invoice")),
        ),
    )
)
