"""Take the keys of a company car back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.office.models import CarTrip, CompanyCar
from chehang.office.operations.hand_out_car import read_odometer, require_forward
from chehang.office.states import TRIP


class TakeBackCar(Command):
    """The trip, and what the odometer says."""

    trip: Annotated[Id, Ref("office.CarTrip"), Field(title="Trip")]
    odometer: Annotated[int, Field(ge=0, le=2_000_000, title="Odometer, km")]


@operation("office.take_back_car", title=_("Take the keys back"), posts=("hr_manager",))
def take_back_car(cmd: TakeBackCar, ctx: Context) -> Done:
    """Refused for an odometer that runs backwards."""
    trip = access.get(CarTrip, cmd.trip, ctx, lock=True)
    car = access.get(CompanyCar, trip.car_id, ctx, lock=True)
    require_forward(car, cmd.odometer)
    TRIP.advance(ctx, trip, "return", back_at=ctx.now, odometer_back=cmd.odometer)
    read_odometer(car, cmd.odometer)
    return Done(id=trip.pk, number=trip.number)
