"""Packing lists and invoices from Excel and CSV files, cell by cell."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel

from chehang.core.errors import Refused
from chehang.core.tabular import Parsed, parse_rows, read_table

from .operations.enter_invoice import BilledLine
from .operations.enter_packing_list import PackedLine

M = TypeVar("M", bound=BaseModel)
HEADINGS = {
    "part_no": ("配件编号", "配件号", "零件号", "编号", "part number", "part no", "part_no", "number"),
    "quantity": ("数量", "发货数量", "实发数量", "quantity", "qty"),
    "price_ex": ("单价", "不含税单价", "单价(不含税)", "price", "unit price", "price_ex"),
    "amount_ex": ("金额", "不含税金额", "金额(不含税)", "amount", "amount_ex"),
    "tax_rate": ("税率", "tax rate", "vat", "tax_rate"),
}


@dataclass(frozen=True)
class Sheet(Generic[M]):
    """The lines of a paper and the numbers of the rows among them that the file hides."""

    lines: list[M]
    hidden: tuple[int, ...]


def packing_lines(data: bytes) -> Sheet[PackedLine]:
    """The lines of a packing list. BadFile for an unreadable file, Refused naming the first bad cell."""
    return _good(parse_rows(read_table(data), PackedLine, HEADINGS, codes=("part_no",)))


def invoice_lines(data: bytes) -> Sheet[BilledLine]:
    """The lines of an invoice, prices without VAT."""
    return _good(parse_rows(read_table(data), BilledLine, HEADINGS, codes=("part_no",)))


def _good(parsed: Parsed[M]) -> Sheet[M]:
    """All rows, or a refusal with the first bad cells: a paper is taken over whole or not at all."""
    if parsed.errors:
        cells = [f"{e.address} {e.column}: {e.message}" for e in parsed.errors[:5]]
        raise Refused(
            "file.bad_cells",
            _("%(count)s cells cannot be used, nothing was taken over: %(cells)s"),
            field="file",
            count=len(parsed.errors),
            cells="; ".join(cells),
        )
    if not parsed.rows:
        raise Refused("file.no_rows", _("The file has no rows below its headings."), field="file")
    return Sheet([row for _number, row in parsed.rows], parsed.hidden)
