"""Somebody drives a car who does not own it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.parties.models import Customer

from ..kinds import Role
from ..models import Holding, Vehicle


class AddDriver(Command):
    """The car, and who brings it."""

    vehicle: Annotated[Id, Ref("vehicles.Vehicle")]
    customer: Annotated[Id, Ref("parties.Customer")]
    note: Annotated[str, Field(max_length=100)] = ""


@operation(
    "vehicles.add_driver",
    title=_("Add a driver"),
    posts=("service_advisor", "service_manager", "customer_service_manager"),
)
def add_driver(cmd: AddDriver, ctx: Context) -> Done:
    """Write a driver onto the file. Refused when he is on it already."""
    car = access.get(Vehicle, cmd.vehicle, ctx, lock=True)
    driver = access.get(Customer, cmd.customer, ctx)
    if Holding.objects.filter(vehicle=car, customer=driver, until=None).exists():
        raise Conflict(
            "vehicle.driver_twice", _("%(name)s is on this file already."), field="customer", name=driver.name
        )
    made = Holding.objects.create(
        store_id=ctx.store_id, vehicle=car, customer=driver, role=Role.DRIVER, since=ctx.today, note=cmd.note
    )
    ctx.changed(car, None, {"driver": driver.pk})
    ctx.changed(made, None, {"since": str(ctx.today)})
    return Done(id=car.pk, number=str(car))
