"""What is left of the budget: spent in the books, asked for in claims under way, against the months so far."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Context
from chehang.core.errors import Refused
from chehang.ledger.models import Line, Method, Period, RoleAccount
from chehang.org.posts import DEPARTMENTS
from chehang.work import budgets

from ..spending.kinds import Item, leg_of
from ..spending.models import ClaimLine
from ..statements.figures import TRANSFERS
from .models import Budget, BudgetLine, Variance

ZERO = Decimal(0)
WARN = Decimal("0.9")
BAND = Decimal("0.05")  # what is off by more wants its reason (§8.11)
Key = tuple[str, str]


@dataclass(frozen=True)
class Room:
    """A department and item: the budget up to a month, what is spent, what is asked for."""

    department: str
    item: str
    budget: Decimal
    actual: Decimal
    asked: Decimal = ZERO

    @property
    def difference(self) -> Decimal:
        """Actual less budget: positive was spent too much."""
        return self.actual - self.budget

    @property
    def off(self) -> bool:
        """Whether it left the budget by more than the band, either way."""
        return abs(self.difference) > self.budget * BAND

    @property
    def share(self) -> Decimal | None:
        """Spent and asked for ÷ budget."""
        return (self.actual + self.asked) / self.budget if self.budget else None

    @property
    def item_title(self) -> str:
        return str(Item(self.item).label)


def in_force(store_id: int, year: int) -> Budget | None:
    """The latest approved version of a year."""
    return Budget.objects.filter(store_id=store_id, year=year, state="approved").order_by("-version").first()


def planned(budget: Budget, first: int, last: int) -> dict[Key, Decimal]:
    """The budget of the months from ``first`` to ``last``."""
    rows = BudgetLine.objects.filter(budget=budget, month__gte=first, month__lte=last)
    sums = rows.order_by().values_list("department", "item").annotate(Sum("amount"))
    return {(d, i): amount for d, i, amount in sums}


def actual(who: Actor | Context, since: date, until: date) -> dict[Key, Decimal]:
    """What the books say was spent by department and item."""
    roles = {f"{side}_{item}": item for side in ("selling", "admin") for item in Item.values}
    items = {
        a: roles[r]
        for r, a in RoleAccount.objects.filter(store_id=who.store_id, role__in=roles).values_list("role", "account_id")
    }
    # Where the store books an item to an account of its own, that counts with it.
    methods = Method.objects.filter(store_id=who.store_id, state="in_force", leg__in=roles)
    items |= {a: roles[leg] for leg, a in methods.values_list("leg", "account_id")}
    rows = Line.objects.filter(
        store_id=who.store_id,
        account_id__in=items,
        voucher__state="posted",
        voucher__date__gte=since,
        voucher__date__lte=until,
    ).exclude(voucher__event__in=TRANSFERS)
    found: dict[Key, Decimal] = defaultdict(lambda: ZERO)
    for department, account, debit, credit in (
        rows.order_by().values_list("department", "account_id").annotate(Sum("debit"), Sum("credit"))
    ):
        found[department, items[account]] += debit - credit
    return found


def asked(who: Actor | Context, year: int, besides: int = 0) -> dict[Key, Decimal]:
    """What claims under way want to spend, and what departments have promised this year that nobody has claimed yet."""
    rows = ClaimLine.objects.filter(
        store_id=who.store_id, claim__state__in=("submitted", "approved"), claim__made_at__year=year
    ).exclude(claim_id=besides)
    sums = rows.order_by().values_list("claim__department", "item").annotate(Sum("amount_ex"))
    found = {(d, i): amount for d, i, amount in sums}
    for one in budgets.committed(who.store_id):
        key = (one.department, one.item)
        found[key] = found.get(key, ZERO) + one.amount
    return found


def rooms(who: Actor | Context, since: date, until: date, besides: int = 0) -> list[Room]:
    """Every department and item that has a budget or was spent on in the months of a span."""
    budget = in_force(who.store_id, until.year)
    plan = planned(budget, since.month, until.month) if budget else {}
    spent, wanted = actual(who, since, until), asked(who, until.year, besides)
    keys = sorted({*plan, *(k for k, amount in spent.items() if amount)})
    return [Room(d, i, plan.get((d, i), ZERO), spent.get((d, i), ZERO), wanted.get((d, i), ZERO)) for d, i in keys]


@budgets.keeps
def left(who: Actor | Context, today: date, department: str, item: str) -> Decimal | None:
    """Budget of the year so far less what is spent, asked for and promised; None where no budget is in force."""
    if in_force(who.store_id, today.year) is None:
        return None
    for room in rooms(who, today.replace(month=1, day=1), today):
        if (room.department, room.item) == (department, item):
            return room.budget - room.actual - room.asked
    return ZERO


def unexplained(who: Actor | Context, period: Period) -> list[Room]:
    """What left the month's budget by more than the band and nobody has given a reason for; nothing where no budget is in force."""
    if in_force(who.store_id, period.year) is None:
        return []
    said = set(Variance.objects.filter(period=period).values_list("department", "item"))
    month = rooms(who, period.first_day, period.last_day)
    return [r for r in month if r.off and (r.department, r.item) not in said]


def require_explained(ctx: Context, period: Period) -> None:
    """Refused while a department owes the reason for a variance of the month."""
    silent = unexplained(ctx, period)
    if silent:
        named = "、".join(f"{DEPARTMENTS.get(r.department, r.department)} {r.item_title}" for r in silent[:10])
        raise Refused(
            "budget.unexplained",
            _("%(count)s items left the budget by more than 5 per cent and nobody has said why: %(items)s. Explain them under “Budget against actual”."),
            count=len(silent), items=named,
        )  # fmt: skip


def pressed(ctx: Context, department: str, wanted: dict[str, Decimal], claim_id: int) -> tuple[list[Room], list[Room]]:
    """(near the limit, over it) when these items are spent too; nothing where no budget is in force."""
    budget = in_force(ctx.store_id, ctx.today.year)
    if budget is None:
        return [], []
    start = ctx.today.replace(month=1, day=1)
    now = {(r.department, r.item): r for r in rooms(ctx, start, ctx.today, claim_id)}
    near, over = [], []
    for item, amount in wanted.items():
        there = now.get((department, item), Room(department, item, ZERO, ZERO))
        then = Room(department, item, there.budget, there.actual, there.asked + amount)
        if then.actual + then.asked > then.budget:
            over.append(then)
        elif then.actual + then.asked >= then.budget * WARN:
            near.append(then)
    return near, over


__all__ = ["Room", "actual", "in_force", "left", "leg_of", "pressed", "require_explained", "rooms", "unexplained"]
