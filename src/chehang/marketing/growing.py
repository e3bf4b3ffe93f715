"""New customers (客户增长): by the month of their first car, first repair or first parts, and by what brought them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from chehang.carsales.kinds import Source
from chehang.carsales.models import Deal
from chehang.core.access import rows
from chehang.core.calendar import months_after
from chehang.core.context import STORE_TIME, Actor
from chehang.counter.models import Sale
from chehang.workshop.models import WorkOrder

MONTHS = 12
# In this order a customer counts who came for two things on the same day.
CAME_FOR = {"car": _("Bought a car"), "service": _("Workshop"), "parts": _("Parts counter")}


@dataclass
class Month:
    """The customers whose first business with the store lies in a month; ``sources`` are those of who bought a car."""

    first: date
    came_for: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    total: int = 0  # customers so far, these included

    @property
    def new(self) -> int:
        """All of them."""
        return sum(self.came_for.values())

    @property
    def cells(self) -> list[int]:
        """By what they came for."""
        return [self.came_for[code] for code in CAME_FOR]


def _firsts(who: Actor) -> Iterator[tuple[int, date, str]]:
    """(customer, day, what for): the first car, the first order of the workshop, the first confirmed sale of each."""
    cars: Any = rows(Deal, who).filter(delivered_on__isnull=False, customer__isnull=False).exclude(state="cancelled")
    repairs: Any = rows(WorkOrder, who).exclude(state="void").exclude(customer__kind="walk_in")
    sales: Any = rows(Sale, who).filter(confirmed_at__isnull=False).exclude(customer__kind="walk_in")
    sales = sales.exclude(state="cancelled")
    for found, day, code in (
        (cars, "delivered_on", "car"), (repairs, "arrived_at", "service"), (sales, "confirmed_at", "parts"),
    ):  # fmt: skip
        for customer, at in (
            found.order_by().values("customer_id").annotate(at=Min(day)).values_list("customer_id", "at")
        ):
            yield customer, at.astimezone(STORE_TIME).date() if hasattr(at, "astimezone") else at, code


def growth(who: Actor, today: date) -> list[Month]:
    """The last twelve months, the newest first. Walk-ins without a name are nobody's growth and are left out."""
    order = list(CAME_FOR)
    first: dict[int, tuple[date, int]] = {}
    for customer, day, code in _firsts(who):
        seen = (day, order.index(code))
        first[customer] = min(first.get(customer, seen), seen)
    start = months_after(today.replace(day=1), 1 - MONTHS)
    months = {m: Month(m) for m in (months_after(start, n) for n in range(MONTHS))}
    before = 0
    bought: dict[int, Month] = {}
    for customer, (day, place) in first.items():
        if day < start:
            before += 1
        elif (mine := months.get(day.replace(day=1))) is not None:
            mine.came_for[order[place]] += 1
            if order[place] == "car":
                bought[customer] = mine
    deals = rows(Deal, who).filter(delivered_on__isnull=False, customer_id__in=bought).order_by("-delivered_on", "-id")
    sources = dict(deals.values_list("customer_id", "lead__source"))  # the first car's stands last
    for customer, of in bought.items():
        of.sources[sources.get(customer) or ""] += 1
    for month in months.values():
        before += month.new
        month.total = before
    return sorted(months.values(), key=lambda m: m.first, reverse=True)


def by_source(months: list[Month]) -> list[tuple[str, int]]:
    """Buyers of the months by where their lead came from, the most first."""
    found: Counter[str] = Counter()
    for month in months:
        found.update(month.sources)
    return [
        (str(Source(code).label) if code else "-", n) for code, n in sorted(found.items(), key=lambda x: (-x[1], x[0]))
    ]
