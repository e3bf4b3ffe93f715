"""An account by one of its dimensions (辅助核算余额表), and what a span of days booked on each account (凭证汇总表)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from chehang.core.access import rows
from chehang.core.context import Actor, Context

from ..models import Account, AccountBalance
from .account_ledger import leaves_below
from .spans import posted_between, span_of

ZERO = Decimal(0)
START = date(1949, 10, 1)  # before any book
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


def by_dimension(
    who: Actor | Context, account: Account, dimension: str, since: date, until: date
) -> list[DimensionRow]:
    """Opening, movement and closing by a dimension of :data:`DIMENSIONS`, between two days; the largest movement first.

    Rows without any figure are left out; what names none stands under empty columns. The rows add up to the account.
    """
    columns = DIMENSIONS[dimension]
    leaves = leaves_below(account)
    found: dict[tuple[Any, ...], DimensionRow] = {}

    def row(key: Sequence[Any]) -> DimensionRow:
        return found.setdefault(tuple(key), DimensionRow(tuple(key)))

    span, before = span_of(who, since, until), span_of(who, START, since - timedelta(days=1))
    of = posted_between(who, span).filter(account_id__in=leaves).order_by()
    earlier = posted_between(who, before).filter(account_id__in=leaves).order_by()
    if dimension == "partner":  # the balances are kept by partner: only what a span cuts is read line by line
        kept = AccountBalance.objects.filter(store_id=who.store_id, account_id__in=leaves).order_by()
        for *key, debit, credit in (
            kept.filter(period_id__in=before.whole).values_list(*columns).annotate(Sum("debit"), Sum("credit"))
        ):
            row(key).opening += debit - credit
        for *key, debit, credit in (
            kept.filter(period_id__in=span.whole).values_list(*columns).annotate(Sum("debit"), Sum("credit"))
        ):
            row(key).debit, row(key).credit = debit, credit
        of, earlier = of.filter(period_id__in=span.cut), earlier.filter(period_id__in=before.cut)
    for *key, debit, credit in earlier.values_list(*columns).annotate(Sum("debit"), Sum("credit")):
        row(key).opening += debit - credit
    for *key, debit, credit in of.values_list(*columns).annotate(Sum("debit"), Sum("credit")):
        row(key).debit, row(key).credit = row(key).debit + debit, row(key).credit + credit
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
    span = posted_between(who, span_of(who, since, until)).order_by()
    sums = span.values_list("account_id").annotate(Sum("debit"), Sum("credit"), Count("voucher_id", distinct=True))
    accounts = rows(Account, who).in_bulk([pk for pk, *_sums in sums])
    made = [SummaryRow(accounts[pk], debit, credit, count) for pk, debit, credit, count in sums]
    count = span.aggregate(n=Count("voucher_id", distinct=True))["n"]
    return sorted(made, key=lambda r: r.account.code), int(count or 0)
