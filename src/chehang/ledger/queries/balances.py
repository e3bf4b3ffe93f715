"""The trial balance (科目余额表): from the kept sums, never from history."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from chehang.core import bulk
from chehang.core.context import Actor, Context

from ..models import Account, AccountBalance, Line, Period, RoleAccount

BALANCE, PERIOD = AccountBalance._meta.db_table, Period._meta.db_table
ZERO = Decimal(0)


@dataclass
class TrialRow:
    """An account over a span of months. ``opening`` and ``closing`` are debit positive."""

    account: Account
    level: int
    opening: Decimal = ZERO
    debit: Decimal = ZERO
    credit: Decimal = ZERO

    @property
    def closing(self) -> Decimal:
        """Opening plus debit less credit."""
        return self.opening + self.debit - self.credit

    @property
    def opening_debit(self) -> Decimal:
        return max(self.opening, ZERO)

    @property
    def opening_credit(self) -> Decimal:
        return max(-self.opening, ZERO)

    @property
    def closing_debit(self) -> Decimal:
        return max(self.closing, ZERO)

    @property
    def closing_credit(self) -> Decimal:
        return max(-self.closing, ZERO)


def trial_balance(who: Actor | Context, since: date, until: date, *, all_accounts: bool = False) -> list[TrialRow]:
    """Opening, movement and closing of every account from the month of ``since`` to the month of ``until``.

    Parents carry the sums of what is below them; accounts without any figure are left out unless ``all_accounts``.
    The leaves' debit and credit columns are equal in each of the three pairs.
    """
    accounts = list(Account.objects.filter(store_id=who.store_id).order_by("code"))
    rows = {a.pk: TrialRow(a, a.code.count(".")) for a in accounts}
    for account_id, opening, debit, credit in sums(who, since, until):
        parent: int | None = account_id
        while parent is not None:
            row = rows[parent]
            row.opening += opening
            row.debit += debit
            row.credit += credit
            parent = row.account.parent_id
    return [r for r in rows.values() if all_accounts or r.opening or r.debit or r.credit]


def sums(who: Actor | Context, since: date, until: date) -> list[tuple[int, Decimal, Decimal, Decimal]]:
    """(account, opening, debit, credit) per leaf, starting from the last balances carried forward."""
    first = since.replace(day=1)
    base = base_day(who, first)
    rows = bulk.select(
        "SELECT b.account_id, SUM(CASE WHEN p.first_day = %s THEN b.opening ELSE 0 END)"
        " + SUM(CASE WHEN p.first_day < %s THEN b.debit - b.credit ELSE 0 END),"
        " SUM(CASE WHEN p.first_day >= %s THEN b.debit ELSE 0 END),"
        " SUM(CASE WHEN p.first_day >= %s THEN b.credit ELSE 0 END)"
        f" FROM {BALANCE} b JOIN {PERIOD} p ON p.id = b.period_id"
        " WHERE b.store_id = %s AND p.first_day >= %s AND p.first_day <= %s GROUP BY b.account_id",
        [*map(bulk.day, (base, first, first, first)), who.store_id, bulk.day(base), bulk.day(until)],
    )
    return [(a, *(bulk.unscaled(n, 2) for n in numbers)) for a, *numbers in rows]  # type: ignore[misc]


def base_day(who: Actor | Context, first: date) -> date:
    """The latest month up to ``first`` whose opening is final: the one after the last closed month before it."""
    months = Period.objects.filter(store_id=who.store_id)
    closed = months.filter(first_day__lt=first).exclude(state="open").order_by("-first_day").first()
    if closed is not None:
        return Period.following(closed.year, closed.month)
    start = months.order_by("first_day").values_list("first_day", flat=True).first()
    return min(start, first) if start else first


def balance_of_role(who: Actor | Context, role: str) -> Decimal:
    """The present balance (debit positive) of the account that plays ``role``."""
    account = RoleAccount.objects.filter(store_id=who.store_id, role=role).values_list("account_id", flat=True).first()
    if account is None:
        return ZERO
    rows = bulk.select(f"SELECT COALESCE(SUM(debit - credit), 0) FROM {BALANCE} WHERE account_id = %s", [account])
    return bulk.unscaled(rows[0][0], 2)


def balance_with(who: Actor | Context, role: str, partner: tuple[str, int]) -> Decimal:
    """The present balance (debit positive, yuan) of the account that plays ``role`` with one partner."""
    rows = bulk.select(
        f"SELECT COALESCE(SUM(b.debit - b.credit), 0) FROM {BALANCE} b JOIN {RoleAccount._meta.db_table} r"
        " ON r.account_id = b.account_id AND r.store_id = b.store_id"
        " WHERE b.store_id = %s AND r.role = %s AND b.partner_kind = %s AND b.partner_id = %s",
        [who.store_id, role, *partner],
    )
    return bulk.unscaled(rows[0][0], 2)


def balance_of_item(who: Actor | Context, role: str, item: tuple[str, int]) -> Decimal:
    """What the account that plays ``role`` holds of one thing, such as a car, now (debit positive, yuan)."""
    kind, pk = item
    lines = Line.objects.filter(store_id=who.store_id, item_kind=kind, item_id=pk, account__roles__role=role)
    found = lines.filter(voucher__number__isnull=False).aggregate(debit=Sum("debit"), credit=Sum("credit"))
    return (found["debit"] or ZERO) - (found["credit"] or ZERO)
