"""Let a held car be sold again."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import Car
from chehang.carsales.states import CAR
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.vehicles.services import may_be_sold


class ReleaseCar(Command):
    """The car, and what was done about it."""

    car: Annotated[Id, Ref("carsales.Car")]
    reason: Reason


@operation("carsales.release_car", title=_("Release the car"), posts=("sales_manager",))
def release_car(cmd: ReleaseCar, ctx: Context) -> Done:
    """Put a held car back into stock. Refused while a recall is open on it."""
    car = access.get(Car, cmd.car, ctx, lock=True)
    CAR.require(car, "release")
    if not may_be_sold(car.vehicle, ctx):
        raise Refused(
            "car.recalled", _("A recall is open on %(car)s. It must not be sold before it is done."), car=str(car)
        )
    CAR.advance(ctx, car, "release" if car.arrived_on else "release_on_way", reason=cmd.reason, hold_reason="")
    return Done(id=car.pk, number=car.vin)
