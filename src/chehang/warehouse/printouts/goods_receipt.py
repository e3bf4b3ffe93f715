"""入库单: ordered and received, at the value the goods entered the books."""

from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate

from chehang.catalogue.paper_words import unit
from chehang.core.money import ZERO
from chehang.core.printing.encode import count
from chehang.core.printing.printout import RECEIPT_COPIES, Printout, priced
from chehang.core.printing.shapes import UNSIGNED, Count, Letterhead, Price, Sign, Yuan, sign_of, store_head

from ..models import Inbound, InboundLine


@dataclass(frozen=True, kw_only=True)
class ReceiptLine:
    part_no: str
    name: str
    unit: str
    expected: Count
    received: Count
    price: Price
    amount: Yuan
    bin: str = ""
    note: str = ""

    @property
    def difference(self) -> Decimal:
        """Received less expected."""
        return self.received - self.expected


@dataclass(frozen=True, kw_only=True)
class GoodsReceipt:
    """入库单, 241×140 三联. Prices without VAT, as the goods enter the books."""

    store: Letterhead
    number: str
    date: Day
    supplier: str
    lines: tuple[ReceiptLine, ...]
    total: Yuan
    order_number: str = ""
    waybill: str = ""
    invoice_number: str = ""
    warehouse: str = ""
    note: str = ""
    checker_1: Sign = UNSIGNED
    checker_2: Sign = UNSIGNED
    planner: Sign = UNSIGNED
    finance: Sign = UNSIGNED


def _receipt(sheet: GoodsReceipt) -> dict[str, Any]:
    """The sums of both columns, and what they differ by."""
    return {
        **priced(sheet),
        "expected": count(sum((line.expected for line in sheet.lines), ZERO)),
        "received": count(sum((line.received for line in sheet.lines), ZERO)),
        "differences": [count(line.difference) for line in sheet.lines],
    }


PRINTOUT = Printout("warehouse/goods_receipt", GoodsReceipt, "入库单", RECEIPT_COPIES, _receipt)


def goods_receipt(inbound: Inbound) -> GoodsReceipt:
    """入库单: ordered and received, at the value the goods entered the books."""
    lines = [x for x in inbound.lines.order_by("n") if x.expected or x.counted]
    return GoodsReceipt(
        store=store_head(inbound.store),
        number=str(inbound),
        date=localdate(inbound.posted_at or inbound.expected_at),
        supplier=inbound.supplier.name,
        lines=tuple(_receipt_line(x) for x in lines),
        total=sum((x.value_ex for x in lines), ZERO),
        order_number=inbound.source_number,
        waybill=inbound.waybill,
        invoice_number=inbound.invoice.number if inbound.invoice else "暂估",
        checker_1=sign_of(inbound.counter),
        checker_2=sign_of(inbound.poster, inbound.posted_at),
    )


def _receipt_line(line: InboundLine) -> ReceiptLine:
    price = (line.value_ex / line.booked).quantize(Decimal("0.0001")) if line.booked else line.price_ex
    notes = [f"破损 {line.rejected.normalize():f}"] if line.rejected else []
    notes += [f"未入账 {line.held.normalize():f}"] if line.held else []
    return ReceiptLine(
        part_no=line.part_no,
        name=line.part_name,
        unit=unit(line.unit),
        expected=line.expected,
        received=line.booked,
        price=price,
        amount=line.value_ex,
        note=";".join(notes),
    )
