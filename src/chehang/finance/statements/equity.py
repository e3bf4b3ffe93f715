"""所有者权益变动表 (财会〔2019〕6号): what changed capital, reserves and undistributed profit in a year, out of the same lines as the balance sheet.

Columns are kinds of equity, rows are causes. 本年利润 and 未分配利润 are one column: the transfer between them changes nothing.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from chehang.core.context import Actor, Context
from chehang.core.money import ZERO
from chehang.ledger.models import Account, Line, Period

from .figures import TRANSFERS, closing, income_statement
from .rows import Balance

COLUMNS = ("capital", "reserve", "surplus", "retained")
PREFIXES = {"capital": ("4001",), "reserve": ("4002",), "surplus": ("4101",), "retained": ("4103", "4104")}
ROWS = ("before", "income", "owners", "surplus_drawn", "other", "after")


@dataclass
class Change:
    """A row: yuan by column, credit positive."""

    key: str
    amounts: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(COLUMNS, ZERO))

    @property
    def cells(self) -> list[Decimal]:
        return [*(self.amounts[c] for c in COLUMNS), self.total]

    @property
    def total(self) -> Decimal:
        return sum(self.amounts.values(), ZERO)


def column_of(code: str) -> str | None:
    """The column an account belongs to."""
    return next((c for c, heads in PREFIXES.items() if code.startswith(heads)), None)


def changes_in_equity(who: Actor | Context, until: date) -> list[Change]:
    """The year up to the end of the month of ``until``. Before + all changes = after, column by column."""
    rows = {key: Change(key) for key in ROWS}
    start = date(until.year - 1, 12, 31)
    for key, day in (("before", start), ("after", until)):
        _stand(rows[key], closing(who, day))
    # The profit that stands on accounts of profit and loss until it is transferred belongs to the owners already.
    rows["after"].amounts["retained"] += _untransferred(who, until)
    rows["before"].amounts["retained"] += _untransferred(who, start)
    first = date(until.year, 1, 1)
    rows["income"].amounts["retained"] = income_statement(who, first, until).columns[0][1]["net_profit"].amount
    for column, event, amount in _moved(who, first, until):
        if event in TRANSFERS:
            continue
        key = (
            "surplus_drawn"
            if event == "profit_distributed"
            else "owners"
            if column in ("capital", "reserve")
            else "other"
        )
        rows[key].amounts[column] += amount
    return list(rows.values())


def agrees(rows: list[Change]) -> bool:
    """Whether every column adds up."""
    found = {r.key: r for r in rows}
    return all(
        sum((found[k].amounts[c] for k in ROWS if k != "after"), ZERO) == found["after"].amounts[c] for c in COLUMNS
    )


def _stand(row: Change, balances: list[Balance]) -> None:
    for balance in balances:
        if column := column_of(balance.code):
            row.amounts[column] -= balance.net


def _untransferred(who: Actor | Context, until: date) -> Decimal:
    return -sum((b.net for b in closing(who, until) if b.code.startswith("6")), ZERO)


def _moved(who: Actor | Context, first: date, until: date) -> list[tuple[str, str, Decimal]]:
    codes = dict(Account.objects.filter(store_id=who.store_id, code__startswith="4").values_list("pk", "code"))
    months = Period.objects.filter(store_id=who.store_id, first_day__gte=first, first_day__lte=until)
    lines = Line.objects.filter(
        account_id__in=list(codes), period_id__in=list(months.values_list("pk", flat=True)), voucher__state="posted"
    )
    sums = lines.order_by().values_list("account_id", "voucher__event").annotate(Sum("debit"), Sum("credit"))
    found = [(column_of(codes[pk]), event, credit - debit) for pk, event, debit, credit in sums]
    return [(c, e, a) for c, e, a in found if c]
