"""The cost sheet of a batch as Excel: the form of its print-out, to go on reckoning with."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from chehang.core import access
from chehang.core.tabular import Column, write_xlsx
from chehang.core.web.door import actor_of, clock_of, page

from ..models import Shipment
from ..printouts.cost_sheet import CostLine, CostSheet, cost_sheet
from .declaration import XLSX

# As on the print-out (imports.md §2.3); it is Chinese whoever reads it.
COLUMNS = (
    Column("part_no", "配件编号", width=18),
    Column("name", "名称", width=20),
    Column("hs_code", "税则号列"),
    Column("quantity", "数量", "quantity"),
    Column("price", "外币单价", "cost"),
    Column("amount", "外币金额", "money"),
    Column("gross_kg", "毛重", "quantity"),
    Column("volume", "体积", "quantity"),
    Column("dutiable", "完税价格", "money"),
    Column("rate", "关税率"),
    Column("duty", "关税", "money"),
    Column("ct", "消费税", "money"),
    Column("vat", "进口增值税", "money"),
    Column("goods", "货值(元)", "money"),
    Column("local", "国内费用", "money"),
    Column("landed", "落地成本", "money"),
    Column("unit", "单位成本", "cost"),
)
CHARGES = ("费用", "收款方", "分摊依据", "金额", "币种", "不含税(元)", "税额", "发票号码", "备注")


@page("customs.see_shipments")
def as_excel(request: HttpRequest, pk: int) -> HttpResponse:
    """``cost_sheet.xlsx``: the lines with their total, below them the charges and what it all comes to."""
    batch = access.get(Shipment, pk, actor_of(request))
    made = clock_of(request).now()
    answer = HttpResponse(
        write_xlsx(COLUMNS, rows(cost_sheet(batch)), title=batch.number, made=made), content_type=XLSX
    )
    answer["Content-Disposition"] = f'attachment; filename="{batch.number}-cost.xlsx"'
    return answer


def rows(sheet: CostSheet) -> list[list[Any]]:
    """The rows in the order of the print-out."""
    found = [_line(x) for x in sheet.lines]
    found += [["合计", *_line(sheet.total)[1:]], [], [*CHARGES]]
    found += [
        [c.kind, c.payee, c.basis, c.amount, c.currency, c.ex, c.tax, c.invoice_no, c.note] for c in sheet.charges
    ]
    return [*found, [], ["落地系数", sheet.factor, sheet.shares]]


def _line(line: CostLine) -> list[Any]:
    return [getattr(line, c.key) for c in COLUMNS]
