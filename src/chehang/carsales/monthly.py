"""The month of car sales (销售分析 §3.12): targets with a forecast by elapsed selling days, gross, stock, lost reasons."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.db.models import Q

from chehang.core.access import rows
from chehang.core.calendar import calendar_of
from chehang.core.context import Actor
from chehang.core.money import ZERO
from chehang.core.parameters import figures_of, parameter

from . import figures
from .kinds import LostReason
from .models import Car, Deal, Lead, Outlet, OutletSale, RivalNote, SalesTarget
from .outlets import targets as outlet_targets
from .pricing import gross_of
from .rewarding import month_end

TENTH = Decimal("0.1")
WARNING = Decimal("1.5")  # stock coefficient (kpis E.3)
AGES = (30, 60, 90, 120)
AMBER = Decimal("0.9")


def forecast(actual: int, elapsed: int, total: int) -> Decimal | None:
    """actual ÷ elapsed selling days × selling days of the month, to a tenth; None before the first of them (§3.9)."""
    return (Decimal(actual) / elapsed * total).quantize(TENTH) if elapsed else None


def coefficient(stock: int, sold: int) -> Decimal | None:
    """库存系数: cars at the end of the month ÷ cars handed over in it; 138 ÷ 112 = 1.23."""
    return (Decimal(stock) / sold).quantize(Decimal("0.01")) if sold else None


def selling_days(who: Actor, month: date, today: date) -> tuple[int, int]:
    """How many days of the month on which the store is open have begun, and how many there are."""
    calendar, last = calendar_of(who), month_end(month)
    open_ = [d for n in range(last.day) if calendar.hours(d := month + timedelta(days=n))]
    return sum(d <= today for d in open_), len(open_)


@dataclass
class Line:
    """A consultant, a model or an outlet in the month."""

    name: str
    target: int = 0
    orders: int = 0
    handed: int = 0
    gp1: Decimal = ZERO
    gp2: Decimal = ZERO
    gp3: Decimal = ZERO
    forecast: Decimal | None = None

    @property
    def reached(self) -> Decimal | None:
        """Cars handed over ÷ target."""
        return Decimal(self.handed) / self.target if self.target else None

    @property
    def colour(self) -> str:
        """Green when the month ends at the target as it goes, amber from nine tenths of it, else red."""
        if not self.target or self.forecast is None:
            return ""
        return "green" if self.forecast >= self.target else "amber" if self.forecast >= AMBER * self.target else "red"


@dataclass
class Month:
    """What the page shows."""

    first: date
    elapsed: int
    days: int
    whole: Line
    people: list[Line]
    models: list[Line]
    outlets: list[Line]
    lost: list[tuple[Any, int]]
    rivals: list[RivalNote]
    ages: list[tuple[str, int]] = field(default_factory=list)
    stock: int = 0
    interest: Decimal = ZERO
    coefficient: Decimal | None = None

    @property
    def too_much(self) -> bool:
        """Whether the stock coefficient has reached its warning line."""
        return self.coefficient is not None and self.coefficient >= WARNING


def of(who: Actor, month: date, today: date) -> Month:
    """The month as it stands; of one that is over its end. A dozen queries however many cars."""
    last = month_end(month)
    elapsed, days = selling_days(who, month, today)
    people, models, outlets = _Lines(), _Lines(), _Lines()
    targets: dict[int, SalesTarget] = {}
    for target in rows(SalesTarget, who).filter(month=month).select_related("consultant").order_by("version"):
        targets[target.consultant_id] = target
    newest = max((t.version for t in targets.values()), default=0)
    for target in targets.values():
        if target.version == newest:
            people.of(target.consultant_id, target.consultant.name).target = target.cars
    whole = Line("", target=sum(line.target for line in people.all()))
    deals = rows(Deal, who).select_related("consultant", "model", "car").prefetch_related("fees")
    for deal in deals.filter(ordered_on__gte=month, ordered_on__lte=last).exclude(state="cancelled"):
        for line in (
            whole,
            people.of(deal.consultant_id, deal.consultant.name),
            models.of(deal.model_id, deal.model.name),
        ):
            line.orders += 1
    known = figures_of(who)
    for deal in deals.filter(delivered_on__gte=month, delivered_on__lte=last, state="delivered"):
        gross = gross_of(deal, known, deal.delivered_on or today)
        for line in (
            whole,
            people.of(deal.consultant_id, deal.consultant.name),
            models.of(deal.model_id, deal.model.name),
        ):
            line.handed += 1
            line.gp1, line.gp2, line.gp3 = line.gp1 + gross.gp1, line.gp2 + gross.gp2, line.gp3 + gross.gp3
    for sale in (
        rows(OutletSale, who).filter(sold_at__date__gte=month, sold_at__date__lte=last).select_related("outlet")
    ):
        outlets.of(sale.outlet_id, sale.outlet.name).handed += 1
    running = rows(Outlet, who).filter(opened_on__lte=last)
    told = outlet_targets(who, month, last)
    for outlet in running.filter(Q(closed_on=None) | Q(closed_on__gte=month)):
        if months := told.get(outlet.pk):
            outlets.of(outlet.pk, outlet.name).target = months[month]
    for line in (whole, *people.all(), *outlets.all()):
        line.forecast = forecast(line.handed, elapsed, days)
    gone = rows(Lead, who).filter(state="lost", registered_on__gte=month, registered_on__lte=last)
    reasons = Counter(gone.values_list("lost_reason", flat=True))
    made = Month(
        month, elapsed, days, whole, people.all(), models.all(), outlets.all(),
        [(LostReason(r).label, n) for r, n in reasons.most_common()],
        list(rows(RivalNote, who).filter(on__gte=month, on__lte=last).order_by("-impact", "-on", "-id")[:10]),
    )  # fmt: skip
    _stock(made, who, min(last, today), known)
    return made


def _stock(made: Month, who: Actor, day: date, known: Any) -> None:
    """Cars that were ours at the end of a day: by age, and what standing has cost so far."""
    bought = rows(Car, who).filter(bought_on__lte=day)
    there = (bought.filter(left_on=None) | bought.filter(left_on__gt=day)).values_list("bought_on", "cost_ex")
    rate = parameter(known, "carsales.stock_rate", day)
    counts: Counter[int] = Counter()
    for since, cost in there:
        age = (day - since).days
        counts[sum(age > limit for limit in AGES)] += 1
        made.stock += 1
        made.interest += figures.stock_interest(cost, rate, age)
    names = [f"≤ {AGES[0]}", *(f"{a + 1}–{b}" for a, b in pairwise(AGES)), f"> {AGES[-1]}"]
    made.ages = [(name, counts[n]) for n, name in enumerate(names)]
    made.coefficient = coefficient(made.stock, made.whole.handed)


class _Lines:
    """Lines by key, the most cars first."""

    def __init__(self) -> None:
        self.found: dict[int, Line] = {}

    def of(self, key: int | None, name: str) -> Line:
        """The line of a key."""
        return self.found.setdefault(key or 0, Line(name))

    def all(self) -> list[Line]:
        """In the order of the page."""
        return sorted(self.found.values(), key=lambda line: (-line.handed, -line.orders, line.name))
