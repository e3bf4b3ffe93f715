"""Hand the keys of a company car out."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.office.models import CarTrip, CompanyCar
from chehang.office.operations.ask_car import require_papers
from chehang.office.states import TRIP


class HandOutCar(Command):
    """The trip, and what the odometer says."""

    trip: Annotated[Id, Ref("office.CarTrip"), Field(title="Trip")]
    odometer: Annotated[int, Field(ge=0, le=2_000_000, title="Odometer, km")]


@operation("office.hand_out_car", title=_("Hand the keys out"), posts=("hr_manager",))
def hand_out_car(cmd: HandOutCar, ctx: Context) -> Done:
    """Refused while the car is out, without valid papers, and for an odometer that runs backwards."""
    trip = access.get(CarTrip, cmd.trip, ctx, lock=True)
    car = access.get(CompanyCar, trip.car_id, ctx, lock=True)
    require_papers(car, ctx.today)
    if other := CarTrip.objects.filter(car=car, state="out").select_related("driver").first():
        raise Conflict("car.out", _("%(car)s is out with %(who)s."), car=car.plate, who=other.driver.name)
    require_forward(car, cmd.odometer)
    TRIP.advance(ctx, trip, "leave", out_at=ctx.now, odometer_out=cmd.odometer)
    read_odometer(car, cmd.odometer)
    return Done(id=trip.pk, number=trip.number)


def require_forward(car: CompanyCar, odometer: int) -> None:
    """Refused for less than the car showed last."""
    if odometer < car.odometer:
        raise Refused(
            "car.backwards", _("%(car)s showed %(km)s km already."), field="odometer", car=car.plate, km=car.odometer
        )


def read_odometer(car: CompanyCar, odometer: int) -> None:
    """Note what the car shows."""
    car.odometer = odometer
    car.save(update_fields=["odometer"])
