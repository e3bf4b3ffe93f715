"""An account by one of its dimensions (辅助核算余额表), and what a span of days booked on each account (凭证汇总表)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from chehang.core.access import rows
from chehang.core.context import Actor, Context

from ..models import Account, Line
from .account_ledger import leaves_below

ZERO = Decimal(0)
# What a line is about → the columns that say it.
DIMENSIONS: dict[str, tuple[str, ...]] = {
    "partner": ("partner_kind", "partner_id"),
    "department": ("department",),
    "item": ("item_kind", "item_id"),
    "project": ("project",),
    "cash_flow": ("cash_flow",),
}


@dataclass
class DimensionRow:
    """What one partner, department, thing or project has on an account, yuan, debit positive. ``key``: its columns."""

    key: tuple[Any, ...]
    opening: Decimal = ZERO
    debit: Decimal = ZERO
    credit: Decimal = ZERO

    @property
    def closing(self) -> Decimal:
        """Opening plus debit less credit."""
        return self.opening + self.debit - self.credit


def posted(who: Actor | Context) -> QuerySet[Line]:
    """Lines that are in the books."""
    return rows(Line, who).filter(voucher__state="posted")


def by_dimension(
    who: Actor | Context, account: Account, dimension: str, since: date, until: date
) -> list[DimensionRow]:
    """Opening, movement and closing by a dimension of :data:`DIMENSIONS`, between two days; the largest movement first.

    Rows without any figure are left out; what names none stands under empty columns. The rows add up to the account.
    """
    columns = DIMENSIONS[dimension]
    of = posted(who).filter(account_id__in=leaves_below(account)).order_by()
    found: dict[tuple[Any, ...], DimensionRow] = {}
    before = of.filter(voucher__date__lt=since).values_list(*columns).annotate(Sum("debit"), Sum("credit"))
    for *key, debit, credit in before:
        found[tuple(key)] = DimensionRow(tuple(key), opening=debit - credit)
    span = of.filter(voucher__date__gte=since, voucher__date__lte=until)
    for *key, debit, credit in span.values_list(*columns).annotate(Sum("debit"), Sum("credit")):
        row = found.setdefault(tuple(key), DimensionRow(tuple(key)))
        row.debit, row.credit = debit, credit
    shown = [r for r in found.values() if r.opening or r.debit or r.credit]
    return sorted(shown, key=lambda r: (-(r.debit + r.credit), -abs(r.closing), str(r.key)))


@dataclass(frozen=True)
class SummaryRow:
    """An account in the voucher summary: its sums and how many vouchers touched it."""

    account: Account
    debit: Decimal
    credit: Decimal
    vouchers: int


def voucher_summary(who: Actor | Context, since: date, until: date) -> tuple[list[SummaryRow], int]:
    """(each account that was posted to between two days, the number of vouchers); both columns have the same total."""
    span = posted(who).filter(voucher__date__gte=since, voucher__date__lte=until).order_by()
    sums = span.values_list("account_id").annotate(Sum("debit"), Sum("credit"), Count("voucher_id", distinct=True))
    accounts = rows(Account, who).in_bulk([pk for pk, *_sums in sums])
    made = [SummaryRow(accounts[pk], debit, credit, count) for pk, debit, credit, count in sums]
    count = span.aggregate(n=Count("voucher_id", distinct=True))["n"]
    return sorted(made, key=lambda r: r.account.code), int(count or 0)
