"""Give a car to an outlet, still ours."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales import outlets, stocking
from chehang.carsales.kinds import Place
from chehang.carsales.models import Car, Outlet
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.ledger.services import Leg, post


class ConsignCar(Command):
    """Which car goes to which outlet."""

    car: Annotated[Id, Ref("carsales.Car")]
    outlet: Annotated[Id, Ref("carsales.Outlet")]


@operation("carsales.consign_car", title=_("Send to an outlet"), posts=("sales_manager", "car_clerk"))
def consign_car(cmd: ConsignCar, ctx: Context) -> Done:
    """The car stands at the outlet and stays ours until it is sold (P30). Refused for cars that are promised, held or not here."""
    car = access.get(Car, cmd.car, ctx, lock=True)
    outlet = access.get(Outlet, cmd.outlet, ctx)
    if car.state != "stock" or car.arrived_on is None or car.place == Place.OUTLET or car.used:
        raise Refused("car.not_free", _("Only a new car that is free and in the store goes to an outlet."), field="car")
    outlets.require_running(outlet)
    stocking.consign(ctx, car, outlet)
    book(ctx, car, 1)
    return Done(id=car.pk, number=car.vin)


def book(ctx: Context, car: Car, sign: int) -> None:
    """Into the account of cars at outlets, or in red out of it: once for each trip."""
    item = ("vehicle", car.vehicle_id)
    legs = [Leg("consigned", sign * car.cost_ex, item=item), Leg("stock", sign * car.cost_ex, item=item)]
    trip = str(car.moves.count())
    post(ctx, "car_consigned", source=Source("carsales.car", car.pk), legs=legs, summary=car.vin, part=trip)
