"""What the daily round plans: reminders of cars, people and cards whose day has come, within the last week at most."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from chehang.core.access import rows
from chehang.core.calendar import months_after
from chehang.core.context import Context
from chehang.core.parameters import parameter
from chehang.vehicles.kinds import Usage
from chehang.vehicles.models import CarModel, Odometer, Vehicle
from chehang.workshop.models import Package

from .dates import next_birthday, next_inspection, next_service
from .kinds import BY_CONTRACT, PERSONAL_DATES, REMINDERS, Event, Renewal
from .models import CallKind, Consent, Contact, FollowUp
from .planning import at_nine, window
from .valuing import values

CATCH_UP = 7  # days that a stopped clock makes up for


@dataclass(frozen=True)
class Promise:
    """What the maker says about the models: months and kilometres, found at the trim or above."""

    service_months: int = 0
    service_km: int = 0
    first_service_months: int = 0
    warranty_months: int = 0


def promises() -> dict[int | None, Promise]:
    """The promises for every car model, each looked for upwards in the tree."""
    names = tuple(Promise.__dataclass_fields__)
    models = {m["id"]: m for m in CarModel.objects.values("id", "parent_id", *names)}
    found: dict[int | None, Promise] = {None: Promise()}
    for pk in models:
        values = dict.fromkeys(names, 0)
        at, steps = pk, 0
        while at in models and steps < 5:
            for name in names:
                values[name] = values[name] or models[at][name]
            at, steps = models[at]["parent_id"], steps + 1
        found[pk] = Promise(**values)
    return found


def readings(ctx: Context) -> dict[int, list[tuple[date, int]]]:
    """The last two readings of each car, the newest first."""
    last = rows(Odometer, ctx).annotate(
        n=Window(RowNumber(), partition_by=F("vehicle_id"), order_by=(F("read_on").desc(), F("id").desc()))
    )
    found: dict[int, list[tuple[date, int]]] = {}
    for car, day, km in last.filter(n__lte=2).order_by("vehicle_id", "n").values_list("vehicle_id", "read_on", "km"):
        found.setdefault(car, []).append((day, km))
    return found


def days_of(ctx: Context, car: Vehicle, seen: list[tuple[date, int]], promise: Promise) -> Iterator[tuple[str, date]]:
    """The days that lie ahead of a car, and the day of its last visit."""
    if car.insured_until:
        yield Event.INSURANCE, car.insured_until
    if car.registered_on and car.usage == Usage.PRIVATE:
        years = int(parameter(ctx, "care.inspection_years", ctx.today))
        yield Event.INSPECTION, next_inspection(car.registered_on, ctx.today, every_years=years)
    if car.warranty_from and promise.warranty_months:
        yield Event.WARRANTY_END, months_after(car.warranty_from, promise.warranty_months)
    if car.warranty_from and len(seen) < 2 and promise.first_service_months:
        yield Event.FIRST_SERVICE, months_after(car.warranty_from, promise.first_service_months)
    elif seen:
        months = promise.service_months or int(parameter(ctx, "care.service_months", ctx.today))
        km = promise.service_km or int(parameter(ctx, "care.service_km", ctx.today))
        before = seen[1] if len(seen) > 1 else None
        yield Event.SERVICE_DUE, next_service(before, seen[0], interval_km=km, interval_months=months)
    if seen:
        yield Event.LOST, seen[0][0]


# Of a file that was merged into another one the contacts and cards live on in that.
LIVING = Q(customer__active=True) | Q(customer__rests_in__active=True)


@dataclass(frozen=True)
class Ahead:
    """A day that lies ahead of a car, a person or a card, and whom the call goes to."""

    event: str
    day: date
    customer_id: int
    document: str
    object_id: int
    about: str
    vehicle: Vehicle | None = None


def _cars(ctx: Context) -> Iterator[Ahead]:
    seen, promised = readings(ctx), promises()
    cars = rows(Vehicle, ctx).filter(active=True, merged_into=None, owner__isnull=False, owner__active=True)
    for car in cars.order_by("id").iterator(chunk_size=2000):
        for event, day in days_of(ctx, car, seen.get(car.pk, []), promised.get(car.model_id, Promise())):
            yield Ahead(event, day, int(car.owner_id or 0), "vehicles.vehicle", car.pk, str(day), car)


def _people(ctx: Context) -> Iterator[Ahead]:
    """Birthdays and licences of the contacts on file."""
    known = rows(Contact, ctx).filter(LIVING, active=True).select_related("customer")
    for one in known.exclude(birthday=None, licence_until=None).order_by("id"):
        whose = one.customer.rests_in_id or one.customer_id
        if one.birthday:
            yield Ahead(
                Event.BIRTHDAY,
                next_birthday(one.birthday, ctx.today),
                whose,
                "care.contact",
                one.pk,
                one.name,
            )
        if one.licence_until:
            yield Ahead(Event.LICENCE, one.licence_until, whose, "care.contact", one.pk, one.name)


def _cards(ctx: Context) -> Iterator[Ahead]:
    """Packages and cards with something left on them."""
    known = rows(Package, ctx).filter(LIVING, state="active", expires_on__isnull=False)
    for card in known.select_related("offer", "vehicle", "customer").order_by("id"):
        assert card.expires_on is not None
        whose = card.customer.rests_in_id or card.customer_id
        yield Ahead(Event.CARD, card.expires_on, whose, "workshop.package", card.pk, str(card)[:100], card.vehicle)


def remind(ctx: Context) -> int:
    """Plan the reminders whose day has come; one living reminder per thing and event, the nearer one replaces it."""
    by_event: dict[str, list[CallKind]] = {}
    known = [*REMINDERS, *PERSONAL_DATES, Event.LOST]
    for trigger in CallKind.objects.filter(event__in=known, active=True).order_by("begins_hours"):
        by_event.setdefault(trigger.event, []).append(trigger)
    planned = rows(FollowUp, ctx).filter(trigger__event__in=by_event)
    living = set(planned.filter(state__in=("open", "waiting")).values_list("document", "object_id", "trigger__event"))
    recent = planned.filter(anchor__gte=ctx.today - timedelta(days=800))
    made_before = set(recent.values_list("document", "object_id", "trigger_id", "anchor"))
    answered = set(
        recent.filter(state="done", anchor__gte=ctx.today - timedelta(days=400))
        .exclude(renewal=Renewal.OPEN)
        .values_list("document", "object_id", "trigger__event", "anchor")
    )
    words, made = last_words(ctx), []
    for ahead in chain(_cars(ctx), _people(ctx), _cards(ctx)):
        thing = (ahead.document, ahead.object_id)
        kind = coming(ctx, by_event.get(ahead.event, []), ahead.day)
        if kind is None or (*thing, ahead.event) in living or (*thing, ahead.event, ahead.day) in answered:
            continue
        if (*thing, kind.pk, ahead.day) in made_before or (ahead.customer_id, kind.purpose) in words:
            continue
        if kind.purpose not in BY_CONTRACT and (ahead.customer_id, kind.purpose, True) not in words:
            continue
        begins, due = window(ctx, kind, at_nine(ahead.day))
        made.append(
            FollowUp(
                store_id=ctx.store_id, trigger=kind, customer_id=ahead.customer_id, vehicle=ahead.vehicle,
                document=ahead.document, object_id=ahead.object_id, about=ahead.about, anchor=ahead.day,
                begins_at=min(max(begins, ctx.now), max(due, ctx.now)), due_at=max(due, ctx.now),
            )
        )  # fmt: skip
        living.add((*thing, ahead.event))
    worth = {value.customer_id: sum(value.marks) for value in values(ctx, ctx.today)} if made else {}
    for call in made:
        call.worth = worth.get(call.customer_id, 0)
    made = FollowUp.objects.bulk_create(made)
    for call in made:
        ctx.changed(call, None, {"call": call.trigger.code, "due": str(call.due_at)})
    return len(made)


def coming(ctx: Context, triggers: list[CallKind], day: date) -> CallKind | None:
    """The latest of an event's calls whose time has come, and not longer ago than a stopped clock makes up for."""
    due = [t for t in triggers if 0 <= (ctx.today - day - timedelta(hours=t.begins_hours)).days <= CATCH_UP]
    return due[-1] if due else None


def last_words(ctx: Context) -> set[tuple[object, ...]]:
    """The last word of everybody: (customer, purpose) for a no, (customer, purpose, True) for a yes."""
    last: dict[tuple[int, str], bool] = {}
    said = rows(Consent, ctx).order_by("id").values_list("customer_id", "purpose", "given", "until")
    for customer, purpose, given, until in said.iterator():
        last[customer, purpose] = given and (until is None or until >= ctx.today)
    return {(*key, True) if yes else key for key, yes in last.items()}
