"""订货单, A4: the order as it goes out; prices with VAT."""

from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate

from chehang.catalogue.paper_words import unit
from chehang.core.money import ZERO, round_half_up
from chehang.core.printing.encode import count
from chehang.core.printing.printout import Printout, priced
from chehang.core.printing.shapes import (
    UNSIGNED,
    Count,
    Letterhead,
    Price,
    Sign,
    Yuan,
    sign_of,
    sign_of_decision,
    store_head,
)

from ..models import Order, OrderLine
from ..paper_words import KINDS


@dataclass(frozen=True, kw_only=True)
class PurchaseLine:
    part_no: str
    name: str
    unit: str
    quantity: Count
    price: Price
    amount: Yuan
    spec: str = ""
    due: Day | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PurchaseOrder:
    """订货单, A4. Prices include VAT; ``total`` is the sum of the line amounts."""

    store: Letterhead
    number: str
    date: Day
    supplier: str
    lines: tuple[PurchaseLine, ...]
    total: Yuan
    supplier_contact: str = ""
    supplier_phone: str = ""
    order_type: str = ""
    required_on: Day | None = None
    deliver_to: str = ""
    payment_terms: str = ""
    note: str = ""
    planner: Sign = UNSIGNED
    parts_manager: Sign = UNSIGNED
    finance: Sign = UNSIGNED
    general_manager: Sign = UNSIGNED


def _purchase(sheet: PurchaseOrder) -> dict[str, Any]:
    return {**priced(sheet), "quantity": count(sum((line.quantity for line in sheet.lines), ZERO))}


PRINTOUT = Printout("purchasing/purchase_order", PurchaseOrder, "订货单", (), _purchase)


def price_inc(line: OrderLine) -> Decimal:
    """The order price with VAT, four places."""
    return round_half_up(line.price_ex * (1 + line.tax_rate), 4)


def purchase_order(order: Order) -> PurchaseOrder:
    """The order as it goes out; prices with VAT."""
    lines = list(order.lines.select_related("part").order_by("n"))
    return PurchaseOrder(
        store=store_head(order.store),
        number=str(order),
        date=localdate(order.sent_at or order.edited_at),
        supplier=order.supplier.name,
        lines=tuple(
            PurchaseLine(
                part_no=x.part_no,
                name=x.part_name,
                unit=unit(x.unit),
                spec=x.as_bought,
                quantity=x.quantity,
                price=price_inc(x),
                amount=x.amount_ex + x.tax,
                due=order.required_on,
                note=x.need,
            )
            for x in lines
        ),
        total=order.amount_inc,
        supplier_contact=order.supplier.contact,
        supplier_phone=order.supplier.phone,
        order_type=KINDS.get(order.kind, ""),
        required_on=order.required_on,
        note=order.note,
        planner=sign_of(order.author, order.created_at),
        parts_manager=sign_of_decision(order.approval),
    )
