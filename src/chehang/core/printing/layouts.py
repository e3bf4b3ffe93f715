"""The print-outs there are: template name → shape, copies of the paper, and what is worked out for it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chehang.core.money import uppercase_amount
from chehang.core.printing import shapes
from chehang.core.printing.codes import code128_svg, fits_code128, qr_svg
from chehang.core.printing.encode import clean, count, yuan

ZERO = Decimal(0)
THREE_COPIES = ("第一联 存根", "第二联 财务", "第三联 客户")
RECEIPT_COPIES = ("第一联 存根", "第二联 财务", "第三联 仓库")


def _no_extras(sheet: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Layout:
    """One print-out: its Typst file is ``templates/<name>.typ``."""

    name: str
    shape: type
    title: str
    copies: tuple[str, ...] = ()
    extras: Callable[[Any], dict[str, Any]] = _no_extras


def _document(sheet: Any) -> dict[str, Any]:
    number = clean(sheet.number)
    return {"qr": qr_svg(number), "bars": code128_svg(number) if fits_code128(number) else ""}


def _priced(sheet: Any) -> dict[str, Any]:
    return {**_document(sheet), "capital": uppercase_amount(sheet.total)}


def _receipt(sheet: shapes.GoodsReceipt) -> dict[str, Any]:
    return {
        **_priced(sheet),
        "expected": count(sum((line.expected for line in sheet.lines), ZERO)),
        "received": count(sum((line.received for line in sheet.lines), ZERO)),
        "differences": [count(line.difference) for line in sheet.lines],
    }


def _purchase(sheet: shapes.PurchaseOrder) -> dict[str, Any]:
    return {**_priced(sheet), "quantity": count(sum((line.quantity for line in sheet.lines), ZERO))}


def _money_receipt(sheet: shapes.SalesReceipt) -> dict[str, Any]:
    """A receipt of money is written out for the money received, a sale for its total."""
    sums = sheet.total if sheet.lines else sheet.received
    return {**_document(sheet), "capital": uppercase_amount(sums), "owes": sheet.owing != 0}


def _voucher(sheet: shapes.Voucher) -> dict[str, Any]:
    code = clean(sheet.code or sheet.number)
    sides = [
        {"debit": yuan(line.debit) if line.debit else "", "credit": yuan(line.credit) if line.credit else ""}
        for line in sheet.lines
    ]
    return {"qr": qr_svg(code), "capital": uppercase_amount(sheet.debit), "sides": sides}


def _bins(sheet: shapes.BinLabels) -> dict[str, Any]:
    return {"qrs": [qr_svg(clean(label.code or label.bin)) for label in sheet.labels]}


def _parts(sheet: shapes.PartLabels) -> dict[str, Any]:
    says = [clean(label.code) or "".join(clean(label.part_no).split()) for label in sheet.labels]
    bars = [code128_svg(text) if fits_code128(text) and len(text) <= 20 else "" for text in says]
    return {"qrs": [qr_svg(text) for text in says], "bars": bars}


LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout("purchase_order", shapes.PurchaseOrder, "订货单", (), _purchase),
        Layout("stock_plan", shapes.StockPlan, "库存计划", (), _document),
        Layout("goods_receipt", shapes.GoodsReceipt, "入库单", RECEIPT_COPIES, _receipt),
        Layout("outbound_order", shapes.OutboundOrder, "出库单", THREE_COPIES, _priced),
        Layout("sales_receipt", shapes.SalesReceipt, "收款收据", THREE_COPIES, _money_receipt),
        Layout("voucher", shapes.Voucher, "记账凭证", (), _voucher),
        Layout("discrepancy_report", shapes.DiscrepancyReport, "到货差异报告", (), _document),
        Layout("bin_label", shapes.BinLabels, "货位标签", (), _bins),
        Layout("part_label", shapes.PartLabels, "配件标签", (), _parts),
    )
}
