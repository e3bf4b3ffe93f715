"""Keep a car's file up to date."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref
from chehang.parties.filing import doubt_car

from ..commands import CarFacts, CarVin
from ..filing import check_days, join_recalls, refuse_twin
from ..models import Vehicle


class EditVehicle(CarFacts):
    """The whole file as it should be; owner and odometer have their own acts."""

    vehicle: Annotated[Id, Ref("vehicles.Vehicle")]
    vin: CarVin
    active: bool = True
    seen: Seen = ""


@operation(
    "vehicles.edit_vehicle",
    title=_("Edit a vehicle"),
    posts=("service_advisor", "service_manager", "sales_manager", "customer_service_manager"),
)
def edit_vehicle(cmd: EditVehicle, ctx: Context) -> Done:
    """Change a car's file. Refused when it would become the twin of another one, or when it was merged away."""
    car = access.get(Vehicle, cmd.vehicle, ctx, lock=True)
    require_unchanged(ctx, cmd, car)
    if car.merged_into_id:
        raise Refused("vehicle.merged", _("This file was merged into another one. Edit that one."), field="vehicle")
    if cmd.active:
        refuse_twin(ctx, cmd.vin, cmd.plate_no, besides=car.pk)
    newly = {n: getattr(cmd, n) if getattr(cmd, n) != getattr(car, n) else "" for n in ("plate_no", "vin")}
    doubt_car(ctx, newly["plate_no"], newly["vin"])
    check_days(cmd.made_on, cmd.warranty_from, cmd.registered_on)
    facts = cmd.model_dump(exclude={"vehicle", "seen", "model"}) | {"model_id": cmd.model}
    before = {name: getattr(car, name) for name in facts}
    changed = {name: value for name, value in facts.items() if before[name] != value}
    for name, value in changed.items():
        setattr(car, name, value)
    car.save()
    ctx.changed(car, {n: str(before[n]) for n in changed}, {n: str(v) for n, v in changed.items()})
    if newly["vin"]:
        join_recalls(ctx, car)
    return Done(id=car.pk, number=str(car))
