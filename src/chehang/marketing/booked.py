"""What the books hold of campaigns and advertising, beside what marketing wrote down: the cost ledger is the general ledger.

Finance books invoices and claims of a campaign with the campaign's number as the project (辅助核算 项目).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from chehang.core.access import rows
from chehang.core.calendar import months_after
from chehang.core.context import Actor, Context
from chehang.ledger.models import Line

from .models import CostLine, Placement

# 6601.03 and .04, 6602.03: advertising and events, whoever ordered them.
ACCOUNTS = ("6601.03", "6601.04", "6602.03")
TRANSFERS = ("profit_transferred", "year_closed")


def _expenses(who: Actor | Context) -> QuerySet[Line]:
    """Posted lines of expense accounts; the transfer of the profit at a month's end takes nothing back."""
    posted = rows(Line, who).filter(voucher__number__isnull=False, account__code__startswith="6")
    return posted.exclude(voucher__event__in=TRANSFERS).order_by()


def of_projects(who: Actor | Context, numbers: Collection[str]) -> dict[str, Decimal]:
    """Yuan without VAT that the books hold for each campaign number; a number without a posting is missing."""
    told = _expenses(who).filter(project__in=numbers).values_list("project")
    return {name: debit - credit for name, debit, credit in told.annotate(Sum("debit"), Sum("credit"))}


@dataclass(frozen=True)
class Beside:
    """A month: what marketing has written down, what the books hold on advertising and events, and the difference."""

    first: date
    written: Decimal
    booked: Decimal

    @property
    def difference(self) -> Decimal:
        """Written less booked: what is not invoiced yet, or stands on another account."""
        return self.written - self.booked


def by_month(who: Actor | Context, today: date, months: int = 6) -> list[Beside]:
    """The last months, the newest first: media by the month their week begins, campaigns by the month they begin."""
    start = months_after(today.replace(day=1), 1 - months)
    found: dict[date, list[Decimal]] = {months_after(start, n): [Decimal(0), Decimal(0)] for n in range(months)}
    for week, cost in rows(Placement, who).filter(week__gte=start).values_list("week", "cost"):
        if (month := week.replace(day=1)) in found:
            found[month][0] += cost
    spent = rows(CostLine, who).filter(campaign__begins__gte=start).exclude(campaign__state="planned")
    for begins, actual in spent.values_list("campaign__begins", "actual"):
        if (month := begins.replace(day=1)) in found:
            found[month][0] += actual
    named = Q(account__code__in=ACCOUNTS)
    booked = _expenses(who).filter(named, voucher__date__gte=start).values_list("voucher__date")
    for day, debit, credit in booked.annotate(Sum("debit"), Sum("credit")):
        if (month := day.replace(day=1)) in found:
            found[month][1] += debit - credit
    return [Beside(month, *both) for month, both in sorted(found.items(), reverse=True)]
