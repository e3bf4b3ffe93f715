"""The sales process with its times, and an outlet's cars on its keeper's phone."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.carsales import monthly, outlets
from chehang.core.access import rows
from chehang.core.calendar import months_after
from chehang.core.context import Actor
from chehang.core.parameters import parameter
from chehang.core.web.door import actor_of, clock_of, page
from chehang.org.models import Employee

from ..kinds import Place
from ..models import Car, Deal, Drive, Lead, MysteryVisit, Outlet, Visit
from ..rewarding import month_end
from .reward_screens import STEPS


@dataclass
class Person:
    """How far a consultant keeps the process in a month: counts of the steps, and mean days between them."""

    name: str
    leads: int = 0
    visits: int = 0
    drives: int = 0
    offers: int = 0
    orders: int = 0
    handed: int = 0
    days: list[int] = field(default_factory=list)
    waits: list[int] = field(default_factory=list)
    mystery: Decimal | None = None

    @property
    def to_order(self) -> Decimal | None:
        """Mean days from the lead to the order."""
        return Decimal(sum(self.days)) / len(self.days) if self.days else None

    @property
    def to_handover(self) -> Decimal | None:
        """Mean days from the order to the handing over."""
        return Decimal(sum(self.waits)) / len(self.waits) if self.waits else None


def process(who: Any, month: date) -> list[Person]:
    """Everybody who did a step of the process in the month."""
    until = month_end(month)
    found: dict[int | None, Person] = {}

    def of(someone: Employee | None) -> Person:
        return found.setdefault(someone.pk if someone else None, Person(someone.name if someone else "—"))

    for lead in rows(Lead, who).filter(registered_on__gte=month, registered_on__lte=until).select_related("consultant"):
        of(lead.consultant).leads += 1
    came = rows(Visit, who).filter(came_at__date__gte=month, came_at__date__lte=until)
    for one in came.select_related("consultant"):
        of(one.consultant).visits += 1
    for drive in (
        rows(Drive, who)
        .filter(started_at__date__gte=month, started_at__date__lte=until)
        .select_related("lead__consultant")
    ):
        of(drive.lead.consultant).drives += 1
    deals = rows(Deal, who).select_related("consultant", "lead")
    for deal in deals.filter(made_at__date__gte=month, made_at__date__lte=until):
        of(deal.consultant).offers += 1
    for deal in deals.filter(ordered_on__gte=month, ordered_on__lte=until).exclude(state="cancelled"):
        person = of(deal.consultant)
        person.orders += 1
        assert deal.ordered_on is not None
        person.days.append((deal.ordered_on - deal.lead.registered_on).days)
    for deal in deals.filter(delivered_on__gte=month, delivered_on__lte=until, state="delivered"):
        person = of(deal.consultant)
        person.handed += 1
        if deal.ordered_on and deal.delivered_on:
            person.waits.append((deal.delivered_on - deal.ordered_on).days)
    seen = rows(MysteryVisit, who).filter(on__gte=month, on__lte=until).select_related("consultant")
    for visit in seen.order_by("on", "id"):
        of(visit.consultant).mystery = visit.mean
    return sorted(found.values(), key=lambda p: (-p.handed, -p.orders, p.name))


def _months(request: HttpRequest) -> tuple[date, list[date], date]:
    """The month of the address (this one without), the last twelve to choose from, and today."""
    today: date = clock_of(request).today()
    try:
        month = date.fromisoformat(request.GET.get("month", "") + "-01")
    except ValueError:
        month = today.replace(day=1)
    return month, [months_after(today.replace(day=1), -back) for back in range(12)], today


@page("carsales.open_month")
def month(request: HttpRequest) -> HttpResponse:
    """销售分析: the month by consultant, model and outlet with its forecast; stock, lost reasons, rivals."""
    first, months, today = _months(request)
    return render(request, "carsales/month.html", {"m": monthly.of(actor_of(request), first, today), "months": months})


@page("carsales.open_steps")
def steps(request: HttpRequest) -> HttpResponse:
    """销售流程: who does which step, how long it takes, what mystery visits say."""
    actor = actor_of(request)
    month, months, _today = _months(request)
    seen = list(
        rows(MysteryVisit, actor)
        .filter(on__gte=month, on__lte=month_end(month))
        .select_related("consultant")
        .order_by("-on")
    )
    points: dict[str, list[int]] = {}
    for visit in seen:
        for step, score in visit.scores.items():
            points.setdefault(step, []).append(score)
    by_step = [(STEPS[s], round(sum(p) / len(p))) for s, p in points.items()]
    context = {"month": month, "months": months, "people": process(actor, month), "by_step": by_step, "seen": seen}
    return render(request, "carsales/steps.html", context)


@dataclass(frozen=True)
class Spot:
    """A place of the house: how many cars stand there, how many nobody looked at for a month, and the longest without a proof."""

    place: str
    name: str
    cars: int
    unseen: int
    oldest: int | None


def spots(actor: Actor, today: date) -> list[Spot]:
    """The places but outlets, by the last check of each car."""
    days = int(parameter(actor, "carsales.storage_days", today))
    here: dict[str, list[int]] = {}
    cars = rows(Car, actor).filter(left_on=None, outlet=None).annotate(seen=Max("checks__on"))
    for place, seen, bought in cars.values_list("place", "seen", "bought_on"):
        here.setdefault(place, []).append((today - (seen or bought)).days)
    named = {p.value: str(p.label) for p in Place}
    return [
        Spot(p, named[p], len(ages), 0 if p == Place.TRANSIT else sum(a > days for a in ages), max(ages))
        for p in named
        if (ages := here.get(p))
    ]


@page("carsales.open_places")
def places(request: HttpRequest) -> HttpResponse:
    """真实库存总览: every place with its cars, and how true each outlet's stock is."""
    actor = actor_of(request)
    today, moment = clock_of(request).today(), clock_of(request).now()
    there = rows(Outlet, actor).filter(closed_on=None).annotate(cars_there=Count("cars")).order_by("code")
    truths = outlets.truths(actor, list(there), moment)
    inside = spots(actor, today)
    gone = outlets.missing(actor, [t.outlet for t in truths])
    vins = dict(rows(Car, actor).filter(pk__in=[c for cars in gone.values() for c in cars]).values_list("pk", "vin"))
    lost = [(t.outlet, vins[pk], n) for t in truths for pk, n in gone.get(t.outlet.pk, {}).items()]
    together = {
        "cars": sum(s.cars for s in inside) + sum(t.cars for t in truths),
        "missed": sum(t.missed for t in truths),
        "proved": sum(t.today for t in truths),
        "outside": sum(t.cars for t in truths),
    }
    return render(
        request, "carsales/places.html", {"spots": inside, "truths": truths, "lost": lost, "together": together}
    )


@page("carsales.open_my_outlet")
def my_outlet(request: HttpRequest) -> HttpResponse:
    """网点库存: the keeper sees the cars at the own outlet and what has to be shown now; nobody else's."""
    actor = actor_of(request)
    mine = rows(Outlet, actor).order_by("code")
    shown = []
    now = clock_of(request).now()
    for outlet in mine[:40]:
        asked = outlet.challenges.filter(state="asked", due_at__gte=now).select_related("car__model").order_by("due_at")
        due = [c for c in asked if not c.daily], [c for c in asked if c.daily]
        cars = (
            outlet.cars.select_related("model")
            .annotate(since=Min("moves__at"), told=Count("outlet_report"))
            .order_by("bought_on")
        )
        sold, target = outlets.sold_of(actor, outlet, clock_of(request).today().replace(day=1))
        about = {"outlet": outlet, "sold": sold, "target": target}
        shown.append({**about, "cars": list(cars), "asked": due[0], "daily": due[1]})
    return render(request, "carsales/my_outlet.html", {"outlets": shown, "keeper": "outlet_keeper" in actor.posts})
