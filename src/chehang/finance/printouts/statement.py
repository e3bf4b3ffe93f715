"""资产负债表、利润表、现金流量表、所有者权益变动表 as they were kept: A4, the official lines."""

from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Any

from chehang.core.printing.printout import Printout
from chehang.core.printing.shapes import Letterhead, Yuan, store_head

from ..closing.models import FrozenStatement

NAMES = {
    "balance_sheet": ("资产负债表", "会企01表"),
    "income_statement": ("利润表", "会企02表"),
    "cash_flow": ("现金流量表", "会企03表"),
    "equity": ("所有者权益变动表", "会企04表"),
}
COLUMNS = {
    "closing": "期末余额",
    "year_before": "上年年末余额",
    "period": "本期金额",
    "year": "本年累计",
    "last_year": "上年同期",
    "capital": "实收资本",
    "reserve": "资本公积",
    "surplus": "盈余公积",
    "retained": "未分配利润",
    "total": "所有者权益合计",
}


@dataclass(frozen=True, kw_only=True)
class StatementRow:
    """A line: name, official number, one amount a column."""

    title: str
    no: str
    amounts: tuple[Yuan, ...]


@dataclass(frozen=True, kw_only=True)
class StatementSheet:
    """A statement of a month."""

    store: Letterhead
    number: str
    date: Day
    title: str
    form: str
    month: str
    columns: tuple[str, ...]
    lines: tuple[StatementRow, ...]
    digest: str


def _nothing(sheet: StatementSheet) -> dict[str, Any]:
    return {}


PRINTOUT = Printout("finance/statement", StatementSheet, "会计报表", (), _nothing)


def sheet(row: FrozenStatement) -> StatementSheet:
    """The frozen statement as printed."""
    title, form = NAMES.get(row.name, (row.name, ""))
    columns = list(row.rows[0]["cells"]) if row.rows else []
    return StatementSheet(
        store=store_head(row.store),
        number="",
        date=row.period.last_day,
        title=title,
        form=form,
        month=f"{row.period} V{row.version}" if row.version > 1 else str(row.period),
        columns=tuple(COLUMNS.get(c, c) for c in columns),
        lines=tuple(
            StatementRow(
                title=x["title"], no=str(x["no"] or ""), amounts=tuple(Decimal(x["cells"].get(c) or 0) for c in columns)
            )
            for x in row.rows
        ),
        digest=row.digest,
    )
