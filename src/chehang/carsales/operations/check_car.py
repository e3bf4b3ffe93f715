"""Check a car before delivery or while it stands."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import checking
from chehang.carsales.kinds import CheckKind
from chehang.carsales.models import Car
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation


class CheckCar(checking.CheckContent):
    """A PDI or the monthly storage check."""

    kind: Annotated[Literal["pdi", "storage"], Field(title="Check")] = "pdi"


@operation("carsales.check_car", title=_("Check a car"), posts=("car_clerk", "technician", "inspector"))
def check_car(cmd: CheckCar, ctx: Context) -> Done:
    """Write down a check; only one that was passed lets the car go. Refused for cars that are not here."""
    car = access.get(Car, cmd.car, ctx, lock=True)
    if car.arrived_on is None or car.left_on is not None:
        raise Refused("car.not_here", _("This car is not here. It is checked when it has come."), field="car")
    check = checking.write(ctx, car, CheckKind(cmd.kind), cmd)
    return Done(id=check.pk, passed=check.passed)
