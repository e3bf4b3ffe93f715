"""What the daily round plans: reminders whose day has come, within the last week at most."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from chehang.core.access import rows
from chehang.core.calendar import months_after
from chehang.core.context import Context
from chehang.core.parameters import parameter
from chehang.vehicles.kinds import Usage
from chehang.vehicles.models import CarModel, Odometer, Vehicle

from .dates import next_inspection, next_service
from .kinds import BY_CONTRACT, REMINDERS, Event
from .models import CallKind, Consent, FollowUp
from .planning import at_nine, window

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


def remind(ctx: Context) -> int:
    """Plan the reminders whose day has come; one living reminder per car and event, the nearer one replaces it."""
    by_event: dict[str, list[CallKind]] = {}
    for trigger in CallKind.objects.filter(event__in=[*REMINDERS, Event.LOST], active=True).order_by("begins_hours"):
        by_event.setdefault(trigger.event, []).append(trigger)
    living = set(
        rows(FollowUp, ctx)
        .filter(trigger__event__in=by_event, state__in=("open", "waiting"), vehicle__isnull=False)
        .values_list("vehicle_id", "trigger__event")
    )
    answered = set(
        rows(FollowUp, ctx)
        .filter(trigger__event__in=by_event, state="done", anchor__gte=ctx.today - timedelta(days=400))
        .values_list("vehicle_id", "trigger__event", "anchor")
    )
    made_before = set(
        rows(FollowUp, ctx)
        .filter(trigger__event__in=by_event, anchor__gte=ctx.today - timedelta(days=800))
        .values_list("vehicle_id", "trigger_id", "anchor")
    )
    words = last_words(ctx)
    seen, promised, made = readings(ctx), promises(), []
    cars = rows(Vehicle, ctx).filter(active=True, merged_into=None, owner__isnull=False, owner__active=True)
    for car in cars.order_by("id").iterator(chunk_size=2000):
        for event, day in days_of(ctx, car, seen.get(car.pk, []), promised.get(car.model_id, Promise())):
            kind = coming(ctx, by_event.get(event, []), day)
            if kind is None or (car.pk, event) in living or (car.pk, event, day) in answered:
                continue
            if (car.pk, kind.pk, day) in made_before or (car.owner_id, kind.purpose) in words:
                continue
            if kind.purpose not in BY_CONTRACT and (car.owner_id, kind.purpose, True) not in words:
                continue
            begins, due = window(ctx, kind, at_nine(day))
            made.append(
                FollowUp(
                    store_id=ctx.store_id, trigger=kind, customer_id=int(car.owner_id or 0), vehicle=car,
                    document="vehicles.vehicle", object_id=car.pk, about=str(day), anchor=day,
                    begins_at=min(max(begins, ctx.now), max(due, ctx.now)), due_at=max(due, ctx.now),
                )
            )  # fmt: skip
            living.add((car.pk, event))
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
