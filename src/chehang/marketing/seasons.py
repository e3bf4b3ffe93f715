"""The calendar of activities: what marketing, workshop and the market hold in a year, month by month."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.workshop.models import Campaign as ServiceCampaign

from .models import Campaign, MarketPolicy, Release, Research

# 促销旺季: what the trade prepares for, by month (shown where a month is still empty).
SEASONS = {
    1: _("New Year and Spring Festival"), 2: _("After the Spring Festival"), 3: _("Consumer rights day, spring service"),
    4: _("Spring motor shows"), 5: _("Labour Day"), 6: _("Half-year sprint"), 7: _("Summer service, air conditioning"),
    8: _("Back to school"), 9: _("Golden September"), 10: _("National Day, silver October"), 11: _("Winter service"),
    12: _("Year-end sprint"),
}  # fmt: skip


@dataclass(frozen=True)
class Activity:
    """Something that takes place from a day to a day; ``cost`` in yuan where it has a budget."""

    kind: Any
    title: str
    begins: date
    ends: date
    state: Any
    link: str
    cost: Decimal | None = None


@dataclass
class Month:
    """A month with its season, what begins or runs in it, and the budgets of what begins in it."""

    first: date
    season: Any
    activities: list[Activity] = field(default_factory=list)
    cost: Decimal = Decimal(0)


def _all(who: Actor, first: date, last: date) -> Iterator[Activity]:
    inside = {"begins__lte": last, "ends__gte": first}
    for c in rows(Campaign, who).filter(**inside).exclude(state="cancelled"):
        yield Activity(_("Campaign"), c.title, c.begins, c.ends, c, f"/marketing/campaigns/{c.pk}/", c.budget)
    for s in rows(ServiceCampaign, who).filter(**inside):
        yield Activity(_("Service campaign"), s.title, s.begins, s.ends, s, f"/workshop/campaigns/{s.pk}/")
    for p in rows(MarketPolicy, who).filter(valid_from__lte=last, valid_to__gte=first).exclude(state="replaced"):
        yield Activity(
            _("Market policy"), str(p), p.valid_from, p.valid_to, p, f"/marketing/policies/{p.pk}/", p.budget
        )
    for r in rows(Release, who).filter(planned_on__lte=last, planned_on__gte=first).exclude(state="dropped"):
        yield Activity(
            _("Text to be published"), r.title, r.planned_on, r.planned_on, r, f"/marketing/releases/{r.pk}/"
        )
    for q in rows(Research, who).filter(begins__lte=last, due__gte=first).exclude(state="dropped"):
        yield Activity(_("Market survey"), q.title, q.begins, q.due, q, f"/marketing/research/{q.pk}/")


def year_of(who: Actor, year: int) -> list[Month]:
    """The twelve months of a year; what runs over a month's end stands in each month, its budget in the first."""
    months = [Month(date(year, n, 1), SEASONS[n]) for n in range(1, 13)]
    found = sorted(_all(who, date(year, 1, 1), date(year, 12, 31)), key=lambda a: (a.begins, a.title))
    for one in found:
        first = one.begins.month if one.begins.year == year else 1
        last = one.ends.month if one.ends.year == year else 12
        for month in months[first - 1 : last]:
            month.activities.append(one)
        if one.cost and one.begins.year == year:
            months[first - 1].cost += one.cost
    return months
