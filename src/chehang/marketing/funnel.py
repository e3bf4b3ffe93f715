"""The funnel by source and the months of leads, beside rivals and the market: what sales and service decide by."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q

from chehang.carsales.kinds import Source
from chehang.carsales.models import Deal, Drive, Lead, RivalNote
from chehang.core.access import rows
from chehang.core.calendar import months_after
from chehang.core.context import Actor

from .models import MarketFigure

MONTHS, DAYS = 6, 90


@dataclass(frozen=True)
class Stage:
    """Leads of a source and how far they came."""

    name: str
    leads: int
    came: int
    drove: int
    ordered: int
    delivered: int
    lost: int


def stages(who: Actor, since: date) -> list[Stage]:
    """By source, the most leads first."""
    deals = Deal.objects.filter(lead=OuterRef("pk")).exclude(state="cancelled")
    found = (
        rows(Lead, who).filter(registered_on__gte=since)
        .annotate(
            drove=Exists(Drive.objects.filter(lead=OuterRef("pk"))),
            ordered=Exists(deals.filter(ordered_on__isnull=False)),
            delivered=Exists(deals.filter(state="delivered")),
        )
        .values("source")
        .annotate(
            n=Count("pk"), came=Count("pk", filter=Q(came_on__isnull=False)), driven=Count("pk", filter=Q(drove=True)),
            bought=Count("pk", filter=Q(ordered=True)), gone=Count("pk", filter=Q(delivered=True)),
            lost=Count("pk", filter=Q(state="lost")),
        )
        .order_by("-n", "source")
    )  # fmt: skip
    return [
        Stage(str(Source(s["source"]).label), s["n"], s["came"], s["driven"], s["bought"], s["gone"], s["lost"])
        for s in found
    ]


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


def ladder(who: Actor) -> list[tuple[str, int, str, str, int]]:
    """Our mean price of the last deals of a model beside each rival's last price noted for it (in its name)."""
    ours: dict[str, list[int]] = {}
    last = rows(Deal, who).filter(ordered_on__isnull=False).exclude(state="cancelled").order_by("-id")[:200]
    for name, price in last.annotate(name=F("model__name")).values_list("name", "price_inc"):
        ours.setdefault(name, []).append(int(price))
    noted = rows(RivalNote, who).filter(price__isnull=False).order_by("-on", "-id")[:50]
    seen: dict[tuple[str, str], int] = {}
    for note in noted:
        seen.setdefault((note.brand, note.car), int(note.price or 0))
    return [
        (name, round(sum(prices) / len(prices)), brand, car, theirs)
        for name, prices in sorted(ours.items())
        for (brand, car), theirs in sorted(seen.items())
    ]


def figures(who: Actor) -> list[MarketFigure]:
    """The newest market figures."""
    return list(rows(MarketFigure, who).order_by("-month", "area", "segment")[:12])


def rivals(who: Actor, since: date) -> list[RivalNote]:
    """What was learnt about rivals, the newest first."""
    return list(rows(RivalNote, who).filter(on__gte=since).order_by("-on", "-id")[:12])
