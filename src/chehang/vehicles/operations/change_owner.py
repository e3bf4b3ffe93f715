"""A car changes hands."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Ref
from chehang.parties.models import Customer

from .. import services
from ..models import Vehicle


class ChangeOwner(Command):
    """The car, its new owner, and since when; the maker's warranty goes with the car."""

    vehicle: Annotated[Id, Ref("vehicles.Vehicle")]
    customer: Annotated[Id, Ref("parties.Customer")]
    since: PaperDate
    note: Annotated[str, Field(max_length=100)] = ""


@operation(
    "vehicles.change_owner",
    title=_("Change the owner"),
    posts=("service_advisor", "service_manager", "sales_manager", "customer_service_manager"),
)
def change_owner(cmd: ChangeOwner, ctx: Context) -> Done:
    """Write down the new owner. Refused for the owner it has, and for a day before the present owner had it."""
    car = access.get(Vehicle, cmd.vehicle, ctx, lock=True)
    owner = access.get(Customer, cmd.customer, ctx)
    services.change_owner(ctx, car, owner, since=cmd.since, note=cmd.note)
    return Done(id=car.pk, number=str(car))
