"""The funnel by source, model and week and the months of leads, beside rivals and the market: what sales and service decide by."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import TruncWeek
from django.utils.translation import gettext_lazy as _

from chehang.carsales.kinds import Source
from chehang.carsales.models import Deal, Drive, Lead, RivalNote
from chehang.core.access import rows
from chehang.core.calendar import months_after
from chehang.core.context import Actor

from .models import MarketFigure

MONTHS, DAYS = 6, 90


@dataclass(frozen=True)
class Stage:
    """Leads of a source, model or week, and how far they came; ``valid``: somebody has spoken to them."""

    name: str
    leads: int
    valid: int
    invited: int
    came: int
    drove: int
    quoted: int
    ordered: int
    delivered: int
    lost: int

    @property
    def won(self) -> Decimal | None:
        """Of the leads so many have ordered, as a fraction."""
        return (Decimal(self.ordered) / self.leads).quantize(Decimal("0.0001"), ROUND_HALF_UP) if self.leads else None


# By what the funnel is cut, and the column it is cut by.
BY = {"source": _("By source"), "wanted": _("By model wanted"), "week": _("By week")}


def stages(who: Actor, since: date, by: str = "source") -> list[Stage]:
    """The funnel by source or model wanted, the most leads first; by week the newest first."""
    deals = Deal.objects.filter(lead=OuterRef("pk")).exclude(state="cancelled")
    here = rows(Lead, who).filter(registered_on__gte=since)
    if by == "week":
        here = here.annotate(week=TruncWeek("registered_on"))
    found = (
        here.annotate(
            drove=Exists(Drive.objects.filter(lead=OuterRef("pk"))),
            quoted=Exists(deals),
            ordered=Exists(deals.filter(ordered_on__isnull=False)),
            delivered=Exists(deals.filter(state="delivered")),
        )
        .values(by)
        .annotate(
            n=Count("pk"), spoken=Count("pk", filter=Q(touched_on__isnull=False) | Q(came_on__isnull=False)),
            asked=Count("pk", filter=Q(invited_for__isnull=False) | Q(came_on__isnull=False)),
            came=Count("pk", filter=Q(came_on__isnull=False)), driven=Count("pk", filter=Q(drove=True)),
            offered=Count("pk", filter=Q(quoted=True)), bought=Count("pk", filter=Q(ordered=True)),
            gone=Count("pk", filter=Q(delivered=True)), lost=Count("pk", filter=Q(state="lost")),
        )
        .order_by(*(("-week",) if by == "week" else ("-n", by)))
    )  # fmt: skip
    return [
        Stage(
            _name(by, s[by]), s["n"], s["spoken"], s["asked"], s["came"], s["driven"], s["offered"], s["bought"], s["gone"],
            s["lost"],
        )
        for s in found
    ]  # fmt: skip


def _name(by: str, value: Any) -> str:
    if by == "source":
        return str(Source(value).label)
    return value.isoformat() if by == "week" else value or "-"


def cohorts(who: Actor, today: date) -> list[tuple[str, int, list[int]]]:
    """Leads by month, and how many of them were handed their car in the same month, one, two … months later."""
    first = months_after(today.replace(day=1), 1 - MONTHS)
    leads: dict[str, int] = {}
    for day in rows(Lead, who).filter(registered_on__gte=first).values_list("registered_on", flat=True):
        leads[f"{day:%Y-%m}"] = leads.get(f"{day:%Y-%m}", 0) + 1
    done: dict[str, list[int]] = {month: [0] * MONTHS for month in leads}
    told = rows(Deal, who).filter(state="delivered", lead__registered_on__gte=first)
    for came, gone in told.values_list("lead__registered_on", "delivered_on"):
        assert gone is not None
        after = (gone.year - came.year) * 12 + gone.month - came.month
        if 0 <= after < MONTHS:
            done[f"{came:%Y-%m}"][after] += 1
    return [(month, leads[month], done[month]) for month in sorted(leads)]


@dataclass(frozen=True)
class Rung:
    """Our mean price of a model beside a rival's last price, and how far that lies from ours, as a fraction."""

    model: str
    ours: int
    brand: str
    car: str
    theirs: int

    @property
    def distance(self) -> Decimal:
        """Below nothing: the rival is cheaper."""
        return (Decimal(self.theirs - self.ours) / self.ours).quantize(Decimal("0.0001"), ROUND_HALF_UP)


NEAR = Decimal("0.35")  # further away it is a car of another class


def ladder(who: Actor) -> list[Rung]:
    """Our mean price of the last deals of a model beside the last price of each rival that lies near it, the nearest first."""
    ours: dict[str, list[int]] = {}
    last = rows(Deal, who).filter(ordered_on__isnull=False).exclude(state="cancelled").order_by("-id")[:200]
    for name, price in last.annotate(name=F("model__name")).values_list("name", "price_inc"):
        ours.setdefault(name, []).append(int(price))
    noted = rows(RivalNote, who).filter(price__isnull=False, price__gt=0).order_by("-on", "-id")[:50]
    seen: dict[tuple[str, str], int] = {}
    for note in noted:
        seen.setdefault((note.brand, note.car), int(note.price or 0))
    found = [
        Rung(name, round(sum(prices) / len(prices)), brand, car, theirs)
        for name, prices in sorted(ours.items())
        for (brand, car), theirs in sorted(seen.items())
    ]
    return sorted((r for r in found if abs(r.distance) <= NEAR), key=lambda r: (r.model, abs(r.distance)))


def figures(who: Actor) -> list[MarketFigure]:
    """The newest market figures."""
    return list(rows(MarketFigure, who).order_by("-month", "area", "segment")[:12])


def rivals(who: Actor, since: date) -> list[RivalNote]:
    """What was learnt about rivals, the newest first."""
    return list(rows(RivalNote, who).filter(on__gte=since).order_by("-on", "-id")[:12])
