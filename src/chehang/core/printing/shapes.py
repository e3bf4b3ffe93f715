"""What each print-out needs, as frozen dataclasses: an app fills one and hands it to ``render``.

Amounts are yuan, quantities have up to three places; both are exact ``Decimal`` and are written out by
``encode`` according to their marker (``Yuan``, ``Price``, ``Count``). Line numbers, capital amounts, bar
codes, page numbers and the reprint mark are made by the printing itself.
"""

from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime
from decimal import Decimal
from typing import Annotated

Yuan = Annotated[Decimal, "yuan"]
"""An amount, printed with two places and thousands separators."""
Price = Annotated[Decimal, "price"]
"""A unit price: two places, more only where it has more."""
Count = Annotated[Decimal, "count"]
"""A quantity, printed without trailing zeros."""


@dataclass(frozen=True, kw_only=True)
class Store:
    """The head of the paper."""

    name: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One place to sign: a typed name, the time, and the signature as PNG when it was given on screen."""

    name: str = ""
    at: datetime | None = None
    image: bytes | None = None


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

    store: Store
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
    planner: Sign = Sign()
    parts_manager: Sign = Sign()
    finance: Sign = Sign()
    general_manager: Sign = Sign()


@dataclass(frozen=True, kw_only=True)
class StockPlanLine:
    part_no: str
    name: str
    price: Price
    lowest: Count
    highest: Count
    order: Count
    amount: Yuan
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class StockPlan:
    """库存计划, A4. Without VAT; ``total`` is the value of all highest stocks, ``fill`` the expected share filled."""

    store: Store
    number: str
    date: Day
    lines: tuple[StockPlanLine, ...]
    total: Yuan
    to_order: Yuan
    fill: str
    quota: Yuan | None = None
    planner: Sign = Sign()
    parts_manager: Sign = Sign()


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

    store: Store
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
    checker_1: Sign = Sign()
    checker_2: Sign = Sign()
    planner: Sign = Sign()
    finance: Sign = Sign()


@dataclass(frozen=True, kw_only=True)
class OutboundLine:
    part_no: str
    name: str
    unit: str
    quantity: Count
    price: Price
    amount: Yuan
    spec: str = ""
    brand: str = ""
    models: str = ""
    bin: str = ""


@dataclass(frozen=True, kw_only=True)
class OutboundOrder:
    """出库单, 241×140 三联. Prices include VAT; ``quantity`` is the sum over the lines."""

    store: Store
    number: str
    date: Day
    customer: str
    lines: tuple[OutboundLine, ...]
    quantity: Count
    total: Yuan
    title: str = "配件销售出库单"
    source_number: str = ""
    contact: str = ""
    phone: str = ""
    invoice_kind: str = ""
    settlement: str = ""
    payment: str = ""
    note: str = ""
    made_by: Sign = Sign()
    keeper_1: Sign = Sign()
    keeper_2: Sign = Sign()
    reviewer: Sign = Sign()
    receiver: Sign = Sign()


@dataclass(frozen=True, kw_only=True)
class SalesLine:
    part_no: str
    name: str
    unit: str
    quantity: Count
    price: Price
    amount: Yuan
    spec: str = ""
    quality: str = ""


@dataclass(frozen=True, kw_only=True)
class Payment:
    """One way the customer paid: 现金, 微信, 转账, 挂账 …"""

    method: str
    amount: Yuan
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class SalesReceipt:
    """收款收据 or 销售单, 241×140. Without lines it is a plain receipt of money for ``reason``."""

    store: Store
    number: str
    date: Day
    payer: str
    total: Yuan
    payments: tuple[Payment, ...]
    received: Yuan
    lines: tuple[SalesLine, ...] = ()
    title: str = "收款收据"
    source_number: str = ""
    reason: str = ""
    phone: str = ""
    plate: str = ""
    owing: Yuan = Decimal(0)
    note: str = ""
    seller: Sign = Sign()
    cashier: Sign = Sign()
    reviewer: Sign = Sign()
    customer: Sign = Sign()


@dataclass(frozen=True, kw_only=True)
class VoucherLine:
    """One side is zero; a negative amount is a red one."""

    summary: str
    account: str
    debit: Yuan = Decimal(0)
    credit: Yuan = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Voucher:
    """记账凭证, 240×120. ``number`` is the voucher word and number as in the books, such as 记-0012."""

    store: Store
    number: str
    date: Day
    lines: tuple[VoucherLine, ...]
    debit: Yuan
    credit: Yuan
    attachments: int = 0
    source_number: str = ""
    code: str = ""
    finance_manager: Sign = Sign()
    poster: Sign = Sign()
    cashier: Sign = Sign()
    reviewer: Sign = Sign()
    made_by: Sign = Sign()


@dataclass(frozen=True, kw_only=True)
class BinLabel:
    bin: str
    part_no: str = ""
    name: str = ""
    unit: str = ""
    note: str = ""
    code: str = ""
    """What the QR code says; the bin when empty."""


@dataclass(frozen=True, kw_only=True)
class BinLabels:
    """货位标签, 100×50, one a page."""

    labels: tuple[BinLabel, ...]


@dataclass(frozen=True, kw_only=True)
class PartLabel:
    part_no: str
    name: str
    spec: str = ""
    unit: str = ""
    quality: str = ""
    bin: str = ""
    price: Price | None = None
    received_on: Day | None = None
    code: str = ""
    """What the codes say; the part number without blanks when empty."""


@dataclass(frozen=True, kw_only=True)
class PartLabels:
    """配件标签, 60×40, one a page."""

    labels: tuple[PartLabel, ...]
    store_name: str = ""


@dataclass(frozen=True, kw_only=True)
class DiscrepancyLine:
    part_no: str
    name: str
    unit: str
    packed: Count
    invoiced: Count
    counted: Count
    difference: Count
    kind: str
    amount: Yuan
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DiscrepancyReport:
    """到货差异报告, A4. ``amount`` of a line is what the difference is worth without VAT."""

    store: Store
    number: str
    date: Day
    supplier: str
    lines: tuple[DiscrepancyLine, ...]
    total: Yuan
    receipt_number: str = ""
    order_number: str = ""
    waybill: str = ""
    invoice_number: str = ""
    boxes: str = ""
    findings: str = ""
    proposal: str = ""
    checker_1: Sign = Sign()
    checker_2: Sign = Sign()
    planner: Sign = Sign()
    parts_manager: Sign = Sign()
