"""What is asked and known when a car comes in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.billing.credit import owed
from chehang.core.context import Actor, Context
from chehang.core.errors import Conflict, Refused
from chehang.core.parameters import parameter
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import family, open_recalls

from .guarantee import counts, days_owed
from .kinds import Notice, OrderKind, PackageKind
from .models import SignedNotice, WorkOrder
from .packaging import usable
from .states import UNSETTLED


def require_insurance(kind: str, insurer: int | None, report_no: str) -> None:
    """Refused for an accident without its insurer and the number of the report."""
    if kind == OrderKind.ACCIDENT and not (insurer and report_no):
        raise Refused("order.accident", _("An accident needs the insurer and his report number."), field="insurer")


def earlier_order(ctx: Context, car: Vehicle, mileage: int) -> WorkOrder | None:
    """The car's last order, if it left so lately that this may be a comeback.

    Refused while the car is in the workshop: one car has one open order.
    """
    orders = WorkOrder.objects.filter(store_id=ctx.store_id, vehicle_id__in=family(car)).order_by("-id")
    if there := orders.filter(state__in=UNSETTLED).first():
        raise Conflict(
            "order.car_is_here",
            _("This car is in the workshop already with order %(number)s."),
            field="vehicle",
            number=there.number,
        )
    return recent(ctx, orders.exclude(state="void").first(), mileage, ctx.now)


def recent(who: Actor | Context, last: WorkOrder | None, mileage: int, now: datetime) -> WorkOrder | None:
    """The order, if it ended within the days and kilometres in which the car counts as come back."""
    if last is None:
        return None
    days = timedelta(days=int(parameter(who, "workshop.comeback_days", now.date())))
    km = int(parameter(who, "workshop.comeback_km", now.date()))
    left, run = last.delivered_at or last.settled_at or last.arrived_at, mileage - (last.mileage_out or last.mileage_in)
    return last if now - left <= days and run <= km else None


@dataclass(frozen=True)
class Known:
    """Something that is said at once when a car comes in: a colour, a word, and what it is."""

    colour: str
    title: Any
    text: str


def known(who: Actor, order: WorkOrder, now: datetime) -> Iterator[Known]:
    """What is known of a car that stands here (§4.2): a possible comeback, recalls, counters of 三包 near their limit, packages,
    what its customer owes, the last visit, the advice he did not take and the dangers he signed to leave."""
    car = order.vehicle
    before = WorkOrder.objects.filter(vehicle_id__in=family(car), store_id=who.store_id).exclude(state="void")
    last = before.filter(pk__lt=order.pk).order_by("-id").first()
    if (again := recent(who, last, order.mileage_in, order.arrived_at)) is not None:
        yield Known("red", _("May be a comeback"), f"{again.number} · {again.complaint}")
    for row in open_recalls(car):
        yield Known("red", _("Recall"), row.recall.title)
    for count in counts(who, car, now):
        if count.near:
            yield Known("amber", _("Three guarantees"), f"{count.title} {count.value}/{count.limit}")
    if days := days_owed(who, order, now):
        yield Known("amber", _("Loan car or transport compensation"), f"{days} {_('days')}")
    for package in usable(order.store_id, order.customer, car)[:5]:
        times = package.offer.kind == PackageKind.TIMES
        left = f"× {package.left}" if times else f"{package.rest_inc:,.2f}"
        yield Known("green", package.offer.name, f"{left} · {package.number}")
    if debt := owed(order.store_id, order.customer_id):
        yield Known("amber", _("On account"), f"{debt:,.2f}")
    if last is not None:
        yield Known("grey", _("Last visit"), f"{last.number} · {last.mileage_in} km")
        if last.advice:
            yield Known("blue", _("Advice not taken"), last.advice)
    for notice in SignedNotice.objects.filter(order__in=before, kind=Notice.UNSAFE).order_by("-id")[:3]:
        yield Known("red", Notice.UNSAFE.label, f"{notice.what} · {notice.name}")
