"""Open a car's file."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Id, Ref
from chehang.parties.filing import doubt_car
from chehang.parties.models import Customer

from ..commands import CarFacts, CarVin, Kilometres
from ..events import VehicleRegistered
from ..filing import check_days, join_recalls, refuse_twin
from ..kinds import Reading
from ..models import Vehicle
from ..services import change_owner, read_odometer


class RegisterVehicle(CarFacts):
    """A car, whose it is, and how far it has run."""

    vin: CarVin
    owner: Annotated[Id, Ref("parties.Customer"), Field(title="Car owner")] | None = None
    mileage: Kilometres = 0
    sold_here: Annotated[bool, Field(title="Sold by us")] = False


@operation(
    "vehicles.register_vehicle",
    title=_("Register a vehicle"),
    posts=("service_advisor", "service_manager", "sales_manager", "customer_service_manager", "parts_sales"),
)
def register_vehicle(cmd: RegisterVehicle, ctx: Context) -> Done:
    """Open a file. Refused when VIN or plate is on file already; a wrong check digit and a near twin are asked about."""
    refuse_twin(ctx, cmd.vin, cmd.plate_no)
    doubt_car(ctx, cmd.plate_no, cmd.vin)
    check_days(cmd.made_on, cmd.warranty_from, cmd.registered_on)
    facts = cmd.model_dump(exclude={"owner", "mileage", "model"})
    car = Vehicle.objects.create(store_id=ctx.store_id, model_id=cmd.model, **facts)
    ctx.changed(car, None, {"vin": cmd.vin, "plate_no": cmd.plate_no})
    if cmd.mileage:
        read_odometer(ctx, car, cmd.mileage, source=Reading.RECEPTION)
    if cmd.owner:
        change_owner(ctx, car, access.get(Customer, cmd.owner, ctx), since=cmd.registered_on or ctx.today)
    join_recalls(ctx, car)
    ctx.announce(VehicleRegistered(car.pk, car.vin))
    return Done(id=car.pk, number=str(car))
