"""What is asked of an outlet and known about it: its keeper, its half-year, how true its stock is, who is drawn today."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill
from chehang.core.access import rows
from chehang.core.calendar import months_after
from chehang.core.context import STORE_TIME, Actor, Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.org.models import Employee

from .chances import estimate, most_missing
from .models import Car, CarCheck, Challenge, Outlet, OutletSale, OutletTarget, OutletVisit

WEEK = timedelta(days=7)
LATELY = timedelta(days=30)
REFUSALS = 3  # so many draws of a car not answered: it counts as missing (§9.18)
# §9.15, parts of 100.
WEIGHTS = {"sales": 40, "stock": 20, "reports": 10, "satisfaction": 15, "payment": 15}
GRADES = ((90, "A"), (75, "B"), (60, "C"))


def keeper(ctx: Context, employee: int | None) -> Employee | None:
    """Who answers for the cars of an outlet; Refused for who does not work here."""
    if employee is None:
        return None
    found = Employee.objects.filter(pk=employee, store_id=ctx.store_id, active=True).first()
    if found is None:
        raise Refused("outlet.keeper", _("Choose somebody who works here today."), field="keeper")
    return found


def require_running(outlet: Outlet) -> None:
    """Refused for an outlet that was closed."""
    if outlet.closed_on is not None:
        raise Refused("outlet.closed", _("We parted with this outlet on %(day)s."), day=str(outlet.closed_on))


def debt(ctx: Context, outlet: Outlet) -> Decimal:
    """What an outlet still has to pay, on account or asked for at the desk."""
    asked = Bill.objects.filter(
        store_id=ctx.store_id, customer_id=outlet.customer_id, state__in=("waiting", "on_account")
    )
    return sum((bill.rest for bill in asked), Decimal(0))


def half_of(day: date) -> tuple[date, date]:
    """First and last day of a day's half-year."""
    if day.month <= 6:
        return date(day.year, 1, 1), date(day.year, 6, 30)
    return date(day.year, 7, 1), date(day.year, 12, 31)


def counted(who: Context | Actor, outlet: Outlet, first: date, last: date, target: int) -> dict[str, int]:
    """Points of 100 for what the books know: cars sold of those it was to sell, cars shown of those drawn, sales reported in time.

    Nothing drawn or sold is full points for showing and reporting: nothing was missed.
    """
    sales = list(rows(OutletSale, who).filter(outlet=outlet, sold_at__date__gte=first, sold_at__date__lte=last))
    answered = rows(Challenge, who).filter(
        outlet=outlet, daily=False, asked_at__date__gte=first, asked_at__date__lte=last
    )
    shown, missed = answered.filter(state="shown").count(), answered.filter(state="missed").count()
    in_time = sum(not sale.late for sale in sales)
    return {
        "sales": min(100, _share(len(sales), target)),
        "stock": _share(shown, shown + missed),
        "reports": _share(in_time, len(sales)),
    }


def _share(part: int, whole: int) -> int:
    return int(round_half_up(Decimal(part * 100) / whole, 0)) if whole else 100


def weigh(**parts: int) -> Decimal:
    """The weighted points, to a hundredth."""
    return round_half_up(Decimal(sum(WEIGHTS[name] * points for name, points in parts.items())) / 100, 2)


def grade(points: Decimal) -> str:
    """A, B, C or D."""
    return next((name for least, name in GRADES if points >= least), "D")


@dataclass(frozen=True)
class Truth:
    """How sure the proofs of the last seven days make us of the cars at an outlet. ``today`` of them were proved by the day's code;
    estimate and bound rest on the draws of chance alone, as the keeper does not choose those."""

    outlet: Outlet
    cars: int
    today: int
    seen: int
    missed: int
    missing: int = 0

    @property
    def about(self) -> Decimal | None:
        """About so many are missing, at least those that count as missing; None before any was drawn."""
        found = estimate(self.cars, self.seen + self.missed, self.missed)
        if found is None:
            return Decimal(self.missing) if self.missing else None
        return max(Decimal(self.missing), round_half_up(Decimal(found.numerator) / found.denominator, 1))

    @property
    def most(self) -> int:
        """At most so many are missing, with 95 % certainty."""
        return max(self.missing, most_missing(self.cars, min(self.seen + self.missed, self.cars), self.missed))

    @property
    def colour(self) -> str:
        """Red where a car was missed, amber where more than every fifth may be missing, else green."""
        return "red" if self.missed or self.missing else "amber" if self.most * 5 > self.cars else "green"


def truths(who: Actor | Context, outlets: list[Outlet], now: datetime) -> list[Truth]:
    """Of each outlet, in a handful of queries. Each car counts once, by its last draw: shown, or missed."""
    day = now.astimezone(STORE_TIME).date()
    found: dict[int, tuple[set[int], dict[int, str]]] = {o.pk: (set(), {}) for o in outlets}
    asked = rows(Challenge, who).filter(outlet__in=outlets, asked_at__gte=now - WEEK).exclude(state="asked")
    # A car that was sold or fetched since is no part of the question.
    there = asked.filter(car__left_on=None).order_by("asked_at", "id")
    named = ("outlet_id", "car_id", "car__outlet_id", "daily", "state", "shown_at")
    for place, car, stands_at, daily, state, shown in there.values_list(*named):
        if stands_at != place:
            continue
        proved, last = found[place]
        if not daily:
            last[car] = state
        if shown is not None and shown.astimezone(STORE_TIME).date() == day:
            proved.add(car)
    gone = missing(who, outlets)
    made = []
    for outlet in outlets:
        proved, last = found[outlet.pk]
        states = list(last.values())
        cars = getattr(outlet, "cars_there", None)
        count = outlet.cars.count() if cars is None else cars
        made.append(
            Truth(
                outlet, count, len(proved), states.count("shown"), states.count("missed"), len(gone.get(outlet.pk, ()))
            )
        )
    return made


def missing(who: Actor | Context, outlets: Iterable[Outlet]) -> dict[int, dict[int, int]]:
    """Of each outlet the cars that count as missing, with how often they were drawn and not shown (§9.18: from three times on).

    It begins anew when the car is shown, checked by us, or seen at a whole count of its outlet.
    """
    shown = Challenge.objects.filter(car=OuterRef("car"), outlet=OuterRef("outlet"), state="shown").order_by(
        "-asked_at"
    )
    refused = rows(Challenge, who).filter(
        outlet__in=outlets, daily=False, state="missed", car__left_on=None, car__outlet=F("outlet")
    )
    since = refused.annotate(last=Subquery(shown.values("asked_at")[:1])).filter(
        Q(last=None) | Q(asked_at__gt=F("last"))
    )
    named: dict[tuple[int, int], list[datetime]] = {}
    for place, car, at in since.values_list("outlet_id", "car_id", "asked_at"):
        named.setdefault((place, car), []).append(at)
    found: dict[int, dict[int, int]] = {}
    for (place, car), times in named.items():
        if len(times) < REFUSALS:
            continue
        seen = _seen(place, car)
        if (count := sum(seen is None or at >= seen for at in times)) >= REFUSALS:
            found.setdefault(place, {})[car] = count
    return found


def _seen(place: int, car: int) -> datetime | None:
    """When somebody of ours last saw a car at an outlet: at a check, or at a whole count that names it."""
    checked = CarCheck.objects.filter(car=car).order_by("-at").values_list("at", flat=True).first()
    count = OutletVisit.objects.filter(outlet=place, whole=True).order_by("-on", "-id").first()
    if count is None or Car.objects.values_list("vin", flat=True).get(pk=car)[-6:] in count.missing.split("、"):
        return checked
    evening = datetime(count.on.year, count.on.month, count.on.day, 23, 59, tzinfo=STORE_TIME)
    return max(evening, checked) if checked else evening


def sold_of(who: Actor | Context, outlet: Outlet, month: date) -> tuple[int, int | None]:
    """The cars an outlet sold in a month, and its target for it; None without one."""
    until = months_after(month, 1)
    sold = rows(OutletSale, who).filter(outlet=outlet, sold_at__date__gte=month, sold_at__date__lt=until).count()
    return sold, targets(who, month, until).get(outlet.pk, {}).get(month)


def targets(who: Actor | Context, first: date, until: date) -> dict[int, dict[date, int]]:
    """Outlet → month → the cars it is to sell, of months that begin from ``first`` and before ``until``; the latest version counts."""
    found: dict[int, dict[date, int]] = {}
    told = rows(OutletTarget, who).filter(month__gte=first, month__lt=until).order_by("version")
    for outlet, month, cars in told.values_list("outlet_id", "month", "cars"):
        found.setdefault(outlet, {})[month] = cars
    return found


def missed_lately(outlet: Outlet, now: datetime) -> int:
    """How many cars drawn by chance were not shown in the last thirty days: so much less is it trusted."""
    return outlet.challenges.filter(state="missed", daily=False, asked_at__gte=now - LATELY).count()


def drawn_today(days: int, missed: int) -> bool:
    """Whether an outlet is drawn on a working day: once in ``days``, twice as likely for each car missed lately."""
    share = min(Fraction(1), Fraction(2**missed, days))
    return secrets.randbelow(share.denominator) < share.numerator


def some_time(day: date, first: int = 9, last: int = 17) -> datetime:
    """A minute of the working day that nobody knows before."""
    minute = secrets.randbelow((last - first) * 60)
    return datetime(day.year, day.month, day.day, first + minute // 60, minute % 60, tzinfo=STORE_TIME)
