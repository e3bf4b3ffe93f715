"""进口批次成本表 with the taxes line by line (税费明细): what a batch cost landed (imports.md §2.3)."""

from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal

from django.utils.timezone import localdate
from django.utils.translation import override

from chehang.core.money import ZERO
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import Count, Letterhead, Price, Yuan, store_head

from ..models import Shipment


@dataclass(frozen=True, kw_only=True)
class CostLine:
    part_no: str
    name: str
    hs_code: str
    quantity: Count
    price: Price
    amount: Yuan
    gross_kg: Count
    volume: Count
    dutiable: Yuan
    rate: str
    duty: Yuan
    ct: Yuan
    vat: Yuan
    goods: Yuan
    local: Yuan
    landed: Yuan
    unit: Price


@dataclass(frozen=True, kw_only=True)
class CostCharge:
    kind: str
    payee: str
    basis: str
    amount: Yuan
    currency: str
    ex: Yuan
    tax: Yuan
    invoice_no: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CostSheet:
    """进口批次成本表, A4 landscape. ``factor`` is landed ÷ goods at the spot rate."""

    store: Letterhead
    number: str
    date: Day
    supplier: str
    invoice_no: str
    incoterm: str
    currency: str
    spot_rate: Price
    customs_rate: Price
    declaration_no: str
    lines: tuple[CostLine, ...]
    total: CostLine
    charges: tuple[CostCharge, ...]
    factor: str
    shares: str


PRINTOUT = Printout("customs/cost_sheet", CostSheet, "进口批次成本表", (), numbered)
SUMMED = ("quantity", "amount", "gross_kg", "volume", "dutiable", "duty", "ct", "vat", "goods", "local", "landed")


def cost_sheet(batch: Shipment) -> CostSheet:
    """The batch as it stands today, later charges and corrections included."""
    rows = list(batch.lines.order_by("n"))
    total = {name: sum((getattr(x, name) for x in rows), ZERO) for name in SUMMED}
    goods, landed = total["goods"], total["landed"]
    with override("zh-hans"):
        charges = tuple(
            CostCharge(
                kind=str(c.get_kind_display()), payee=c.payee.name, basis=str(c.get_basis_display()), amount=c.amount, currency=c.currency,
                ex=c.amount_ex, tax=c.tax, invoice_no=c.invoice_no, note="暂估" if c.estimated else "超常规" if c.abnormal else "",
            )
            for c in batch.charges.select_related("payee").order_by("id")
        )  # fmt: skip
    return CostSheet(
        store=store_head(batch.store),
        number=batch.number,
        date=localdate(),
        supplier=batch.supplier.name,
        invoice_no=batch.invoice_no,
        incoterm=batch.incoterm,
        currency=batch.currency,
        spot_rate=batch.spot_rate,
        customs_rate=batch.customs_rate or ZERO,
        declaration_no="、".join(x.declaration_no for x in batch.declared_sheets.order_by("n")),
        lines=tuple(
            CostLine(
                part_no=x.part_no, name=x.name, hs_code=x.hs_code, price=x.price, rate=_percent(x.duty_rate), unit=x.unit_cost,
                **{name: getattr(x, name) for name in SUMMED},
            )
            for x in rows
        ),
        total=CostLine(part_no="", name="", hs_code="", price=ZERO, rate="", unit=ZERO, **total),
        charges=charges,
        factor=f"{landed / goods:.4f}" if goods else "",
        shares=f"关税 {_percent((total['duty'] + total['ct']) / goods)},费用 {_percent(total['local'] / goods)}" if goods else "",
    )  # fmt: skip


def _percent(x: Decimal) -> str:
    return f"{(x * 100).quantize(Decimal('0.01')).normalize():f}%"
