"""Move a car to another place of the store."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import stocking
from chehang.carsales.models import Car
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, ShortText


class MoveCar(Command):
    """Where it goes."""

    car: Annotated[Id, Ref("carsales.Car")]
    place: Literal["yard", "showroom", "test", "lent"]
    spot: Annotated[ShortText, Field(max_length=20, title="Spot")] = ""
    reason: ShortText = ""


@operation("carsales.move_car", title=_("Move a car"), posts=("car_clerk", "sales_manager"))
def move_car(cmd: MoveCar, ctx: Context) -> Done:
    """Note where a car stands from now on. Refused for cars that have not come, stand at an outlet, or are gone."""
    car = access.get(Car, cmd.car, ctx, lock=True)
    if car.arrived_on is None or car.place in ("gone", "outlet"):
        raise Refused("car.not_in_house", _("This car does not stand in the store."), field="car")
    stocking.move(ctx, car, cmd.place, spot=cmd.spot, reason=cmd.reason)
    return Done(id=car.pk, number=car.vin)
