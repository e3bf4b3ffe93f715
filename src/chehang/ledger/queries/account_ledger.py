"""The account ledger (明细账): every line of an account with its running balance, each leading to its voucher."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from chehang.core import bulk
from chehang.core.context import Actor, Context

from ..models import Account, AccountBalance, Line, Period
from .balances import BALANCE, PERIOD, base_day
from .spans import Span, posted_between, span_of, unposted

ZERO = Decimal(0)


@dataclass(frozen=True)
class LedgerRow:
    """A line with the balance after it (debit positive)."""

    line: Line
    balance: Decimal


@dataclass
class AccountLedger:
    """An account over a span of days."""

    account: Account
    opening: Decimal
    rows: list[LedgerRow] = field(default_factory=list)
    debit: Decimal = ZERO
    credit: Decimal = ZERO
    count: int = 0
    complete: bool = True

    @property
    def closing(self) -> Decimal:
        """Opening plus debit less credit."""
        return self.opening + self.debit - self.credit


@dataclass(frozen=True)
class Month:
    """What a month (or the part of it in the span) has on the account: how many lines, and their sums."""

    period: int
    count: int
    debit: Decimal
    credit: Decimal


def account_ledger(
    who: Actor | Context,
    account: Account,
    since: date,
    until: date,
    *,
    partner: tuple[str, int] | None = None,
    limit: int = 20_000,
    skip: int = 0,
) -> AccountLedger:
    """Lines of an account, or of all accounts below it, in order of date and number.

    ``partner`` narrows it to one customer or supplier. At most ``limit`` lines after the first ``skip`` are given, each with its balance;
    ``complete`` is false when there are more. The totals are always of all. Only the months of the lines given are read line by line.
    """
    leaves = leaves_below(account)
    span = span_of(who, since, until)
    found = AccountLedger(account, _opening(who, leaves, since, partner))
    balance, place, end = found.opening, 0, skip + limit
    for month in _months(who, leaves, span, partner):
        found.debit, found.credit = found.debit + month.debit, found.credit + month.credit
        found.count += month.count
        first, last = max(skip - place, 0), min(end - place, month.count)
        if first < last:
            balance = _read(
                found, _lines(who, leaves, span, partner).filter(period_id=month.period), first, last, balance
            )
        elif place < skip:
            balance += month.debit - month.credit
        place += month.count
    found.complete = found.count <= end
    return found


def _read(found: AccountLedger, lines: QuerySet[Line], first: int, last: int, balance: Decimal) -> Decimal:
    """Add the lines of a month from ``first`` to ``last`` (not included); the balance after them."""
    ordered = lines.order_by("voucher__date", "voucher__number", "voucher_id", "n")
    for debit, credit in ordered.values_list("debit", "credit")[:first] if first else ():
        balance += debit - credit
    for line in ordered.select_related("voucher", "account")[first:last]:
        balance += line.debit - line.credit
        found.rows.append(LedgerRow(line, balance))
    return balance


def _months(who: Actor | Context, leaves: Sequence[int], span: Span, partner: tuple[str, int] | None) -> list[Month]:
    """The months of a span with their sums: whole ones from the kept balances, only what the span cuts from its lines."""
    of_whom = {"partner_kind": partner[0], "partner_id": partner[1]} if partner else {}
    mine = Line.objects.filter(account_id__in=leaves, period_id__in=span.whole, **of_whom).order_by()
    counts = Counter(dict(mine.values_list("period_id").annotate(Count("pk"))))
    counts.subtract(dict(mine.filter(voucher_id__in=unposted(who)).values_list("period_id").annotate(Count("pk"))))
    kept = AccountBalance.objects.filter(account_id__in=leaves, period_id__in=span.whole, **of_whom).order_by()
    sums = {
        pk: (debit, credit) for pk, debit, credit in kept.values_list("period_id").annotate(Sum("debit"), Sum("credit"))
    }
    months = {pk: Month(pk, counts[pk], *sums.get(pk, (ZERO, ZERO))) for pk in span.whole}
    if span.cut:
        cut = _lines(who, leaves, span, partner).filter(period_id__in=span.cut).order_by()
        for pk, count, debit, credit in cut.values_list("period_id").annotate(Count("pk"), Sum("debit"), Sum("credit")):
            months[pk] = Month(pk, count, debit, credit)
    order = Period.objects.filter(pk__in=months).order_by("first_day").values_list("pk", flat=True)
    return [months[pk] for pk in order]


def leaves_below(account: Account) -> list[int]:
    """The accounts under ``account`` that are posted to, itself included."""
    below = Account.objects.filter(store_id=account.store_id, leaf=True)
    return list(below.filter(Q(pk=account.pk) | Q(code__startswith=account.code + ".")).values_list("pk", flat=True))


def _lines(who: Actor | Context, leaves: Sequence[int], span: Span, partner: tuple[str, int] | None) -> QuerySet[Line]:
    found = posted_between(who, span).filter(account_id__in=leaves)
    return found.filter(partner_kind=partner[0], partner_id=partner[1]) if partner else found


def _opening(who: Actor | Context, leaves: Sequence[int], since: date, partner: tuple[str, int] | None) -> Decimal:
    """Balance at the start of ``since``: carried forward, plus months since, plus this month's days before."""
    first = since.replace(day=1)
    base = base_day(who, first)
    narrow, also = (" AND b.partner_kind = %s AND b.partner_id = %s", list(partner)) if partner else ("", [])
    [(total,)] = bulk.select(
        "SELECT COALESCE(SUM(CASE WHEN p.first_day = %s THEN b.opening ELSE 0 END"
        " + CASE WHEN p.first_day < %s THEN b.debit - b.credit ELSE 0 END), 0)"
        f" FROM {BALANCE} b JOIN {PERIOD} p ON p.id = b.period_id WHERE b.store_id = %s AND p.first_day >= %s"
        f" AND p.first_day <= %s AND b.account_id IN ({bulk.marks(leaves)}){narrow}",
        [*map(bulk.day, (base, first)), who.store_id, bulk.day(base), bulk.day(first), *leaves, *also],
    )
    opening = bulk.unscaled(total, 2)
    if since > first:
        before = _lines(who, leaves, span_of(who, first, date.fromordinal(since.toordinal() - 1)), partner)
        sums = before.aggregate(debit=Sum("debit"), credit=Sum("credit"))
        opening += (sums["debit"] or ZERO) - (sums["credit"] or ZERO)
    return opening
