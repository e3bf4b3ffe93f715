"""Stop the sale of a car."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import stocking
from chehang.carsales.models import Car
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref


class HoldCar(Command):
    """The car and why it must not be sold."""

    car: Annotated[Id, Ref("carsales.Car")]
    reason: Annotated[Reason, Field(max_length=200)]


@operation("carsales.hold_car", title=_("Hold the car"), posts=("car_clerk", "sales_manager"))
def hold_car(cmd: HoldCar, ctx: Context) -> Done:
    """Hold a damaged or recalled car; the deal it was kept for loses it, and its consultant is told."""
    car = access.get(Car, cmd.car, ctx, lock=True)
    stocking.hold(ctx, car, cmd.reason)
    return Done(id=car.pk, number=car.vin)
