"""Take a car back from an outlet."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import stocking
from chehang.carsales.kinds import Place
from chehang.carsales.models import Car
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, ShortText

from .consign_car import book


class FetchCar(Command):
    """The car, and where it stands now."""

    car: Annotated[Id, Ref("carsales.Car")]
    spot: Annotated[ShortText, Field(max_length=20, title="Spot")] = ""


@operation("carsales.fetch_car", title=_("Take back from the outlet"), posts=("sales_manager", "car_clerk"))
def fetch_car(cmd: FetchCar, ctx: Context) -> Done:
    """The car stands in our yard again. Refused for a car that is at no outlet."""
    car = access.get(Car, cmd.car, ctx, lock=True)
    if car.place != Place.OUTLET:
        raise Refused("car.no_outlet", _("This car stands at no outlet."), field="car")
    stocking.require_not_reported(car)
    stocking.move(ctx, car, Place.YARD, spot=cmd.spot)
    book(ctx, car, -1)
    return Done(id=car.pk, number=car.vin)
