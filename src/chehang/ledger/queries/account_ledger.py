"""The account ledger (明细账): every line of an account with its running balance, each leading to its voucher."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from chehang.core import bulk
from chehang.core.context import Actor, Context

from ..models import Account, Line, Period
from .balances import BALANCE, PERIOD, base_day

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
    complete: bool = True

    @property
    def closing(self) -> Decimal:
        """Opening plus debit less credit."""
        return self.opening + self.debit - self.credit


def account_ledger(
    who: Actor | Context,
    account: Account,
    since: date,
    until: date,
    *,
    partner: tuple[str, int] | None = None,
    limit: int = 20_000,
) -> AccountLedger:
    """Lines of an account, or of all accounts below it, in order of date and number.

    ``partner`` narrows it to one customer or supplier. With more than ``limit`` lines the first ones are given and
    ``complete`` is false; the totals are always of all.
    """
    leaves = leaves_below(account)
    lines = _lines(who, leaves, since, until, partner)
    found = AccountLedger(account, _opening(who, leaves, since, partner))
    totals = lines.aggregate(debit=Sum("debit"), credit=Sum("credit"))
    found.debit, found.credit = totals["debit"] or ZERO, totals["credit"] or ZERO
    balance = found.opening
    ordered = lines.select_related("voucher", "account").order_by("voucher__date", "voucher__number", "voucher_id", "n")
    for line in ordered[: limit + 1]:
        if len(found.rows) == limit:
            found.complete = False
            break
        balance += line.debit - line.credit
        found.rows.append(LedgerRow(line, balance))
    return found


def leaves_below(account: Account) -> list[int]:
    """The accounts under ``account`` that are posted to, itself included."""
    below = Account.objects.filter(store_id=account.store_id, leaf=True)
    return list(below.filter(Q(pk=account.pk) | Q(code__startswith=account.code + ".")).values_list("pk", flat=True))


def _lines(
    who: Actor | Context, leaves: Sequence[int], since: date, until: date, partner: tuple[str, int] | None
) -> QuerySet[Line]:
    months = Period.objects.filter(store_id=who.store_id, last_day__gte=since, first_day__lte=until)
    found = Line.objects.filter(
        store_id=who.store_id,
        account_id__in=leaves,
        period_id__in=list(months.values_list("pk", flat=True)),
        voucher__state="posted",
        voucher__date__gte=since,
        voucher__date__lte=until,
    )
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
        before = _lines(who, leaves, first, date.fromordinal(since.toordinal() - 1), partner)
        sums = before.aggregate(debit=Sum("debit"), credit=Sum("credit"))
        opening += (sums["debit"] or ZERO) - (sums["credit"] or ZERO)
    return opening
