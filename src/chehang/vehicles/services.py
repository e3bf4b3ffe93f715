"""What the files of cars offer to the departments above, inside their transaction."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Context
from chehang.core.errors import Refused
from chehang.parties.models import Customer

from .events import OwnerChanged
from .kinds import Role
from .models import CarModel, Holding, Odometer, RecallCar, Vehicle
from .states import RECALL_CAR

__all__ = [
    "change_owner",
    "family",
    "finish_recall",
    "lineage",
    "open_recalls",
    "owner_of",
    "promised",
    "read_odometer",
]

# More than this on one day, and more than this in all, is asked about.
FAST, FAR = 1500, 20000


def read_odometer(
    ctx: Context,
    vehicle: Vehicle,
    km: int,
    *,
    source: str,
    reason: str = "",
    document: str = "",
    object_id: int = 0,
    field: str = "mileage",
) -> Odometer:
    """Write down how far a car has run, in km; the car is locked by the caller.

    Refused("odometer.backwards") for less than before without a reason; with a reason it is asked about, and so is a leap.
    """
    last = vehicle.mileage
    if km < last:
        if not reason:
            raise Refused(
                "odometer.backwards",
                _(
                    "The odometer stood at %(last)s km before. Read it again; if it is right, write down why it is lower."
                ),
                field=field,
                last=last,
            )
        ctx.doubt(
            "odometer.backwards",
            _("The odometer stood at %(last)s km before. Is %(km)s km right?"),
            field=field,
            last=last,
            km=km,
        )
    elif vehicle.mileage_on and km - last > max(FAR, FAST * (ctx.today - vehicle.mileage_on).days):
        ctx.doubt(
            "odometer.leap",
            _("The car has run %(more)s km since %(day)s. Is %(km)s km right?"),
            field=field,
            more=km - last,
            day=vehicle.mileage_on,
            km=km,
        )
    made = Odometer.objects.create(
        store_id=ctx.store_id,
        vehicle=vehicle,
        km=km,
        read_on=ctx.today,
        source=source,
        reason=reason if km < last else "",
        document=document,
        object_id=object_id,
        at=ctx.now,
        employee_id=ctx.actor.employee_id,
        employee_name=ctx.actor.name[:100],
    )
    vehicle.mileage, vehicle.mileage_on = km, ctx.today
    vehicle.save(update_fields=["mileage", "mileage_on"])
    ctx.changed(vehicle, {"mileage": last}, {"mileage": km, **({"reason": reason} if km < last else {})})
    return made


def family(vehicle: Vehicle) -> list[int]:
    """The ids of a car's file and of those merged into it: its whole history."""
    found, newest = [vehicle.pk], [vehicle.pk]
    while newest:
        newest = list(Vehicle.objects.filter(merged_into_id__in=newest).values_list("pk", flat=True))
        found += newest
    return found


def owner_of(vehicle: Vehicle, day: date) -> Customer | None:
    """Who owned the car on a day."""
    held = Holding.objects.filter(vehicle_id__in=family(vehicle), role=Role.OWNER, since__lte=day).order_by(
        "-since", "-id"
    )
    one = held.select_related("customer").first()
    return one.customer if one and (one.until is None or one.until >= day) else None


def change_owner(ctx: Context, vehicle: Vehicle, owner: Customer, *, since: date, note: str = "") -> None:
    """The car belongs to somebody else from a day on; the car is locked by the caller."""
    before = vehicle.owner_id
    if before == owner.pk:
        raise Refused("vehicle.same_owner", _("%(name)s owns the car already."), field="customer", name=owner.name)
    held = Holding.objects.filter(vehicle=vehicle, role=Role.OWNER, until=None).first()
    if held is not None:
        if since < held.since:
            raise Refused(
                "vehicle.owner_days",
                _("%(name)s has owned the car since %(day)s. Use a later day."),
                field="since",
                name=held.customer.name,
                day=held.since,
            )
        held.until = since
        held.save(update_fields=["until"])
    Holding.objects.create(
        store_id=ctx.store_id, vehicle=vehicle, customer=owner, role=Role.OWNER, since=since, note=note[:100]
    )
    vehicle.owner = owner
    vehicle.save(update_fields=["owner"])
    ctx.changed(vehicle, {"owner": before}, {"owner": owner.pk, "since": str(since)})
    ctx.announce(OwnerChanged(vehicle.pk, owner.pk, before or 0))


def open_recalls(vehicle: Vehicle) -> QuerySet[RecallCar]:
    """The recalls of a car that are not done."""
    return RecallCar.objects.filter(store_id=vehicle.store_id, vin=vehicle.vin, state="open").select_related("recall")


def finish_recall(ctx: Context, car: RecallCar, *, document: str = "", object_id: int = 0, note: str = "") -> None:
    """The work of a recall is done on a car, today."""
    also: dict[str, Any] = {"done_on": ctx.today, "document": document, "object_id": object_id, "note": note[:200]}
    RECALL_CAR.advance(ctx, car, "finish", **also)


def lineage(model: CarModel | None) -> list[CarModel]:
    """A car model and those above it, nearest first."""
    found: list[CarModel] = []
    while model is not None and len(found) < 5:
        found.append(model)
        model = model.parent
    return found


def promised(vehicle: Vehicle, name: str) -> int:
    """What the maker promises for a car (``warranty_months``, ``service_km`` …): said at its trim or above; 0 if nowhere."""
    return next((value for m in lineage(vehicle.model) if (value := int(getattr(m, name)))), 0)


def carries_high_voltage(vehicle: Vehicle) -> bool:
    """Whether only people with the electrician's certificate may work on the car."""
    return any(m.high_voltage for m in lineage(vehicle.model))


def may_be_sold(vehicle: Vehicle, who: Actor | Context) -> bool:
    """Whether no open recall stops the sale of a car."""
    return not open_recalls(vehicle).filter(recall__stop_sale=True).exists()
