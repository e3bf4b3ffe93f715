"""Take a car off the transporter."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import checking, stocking
from chehang.carsales.kinds import CheckKind, Place
from chehang.carsales.models import Car
from chehang.carsales.states import CAR
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import ShortText


class ReceiveCar(checking.CheckContent):
    """The arrival check, and where the car stands now."""

    spot: Annotated[ShortText, Field(max_length=20, title="Spot")] = ""


@operation("carsales.receive_car", title=_("Receive the car"), posts=("car_clerk", "sales_manager"))
def receive_car(cmd: ReceiveCar, ctx: Context) -> Done:
    """Check a car with the carrier and put it into the yard; one with damage is held and the manager told.

    Refused for a car that is here already.
    """
    car = access.get(Car, cmd.car, ctx, lock=True)
    if car.arrived_on is not None:
        raise Refused("car.arrived", _("This car came on %(day)s already."), field="car", day=car.arrived_on)
    check = checking.write(ctx, car, CheckKind.ARRIVAL, cmd)
    stocking.move(ctx, car, Place.YARD, spot=cmd.spot)
    Car.objects.filter(pk=car.pk).update(arrived_on=ctx.today, keys=cmd.keys)
    if car.state == "transit":
        CAR.advance(ctx, car, "arrive")
    if not check.passed:
        reason = cmd.remark or str(_("Damaged on arrival"))
        stocking.hold(ctx, car, reason[:200])
        ctx.tell(
            _("%(car)s came damaged: %(reason)s"),
            post="sales_manager",
            link=f"/carsales/cars/{car.pk}/",
            car=str(car),
            reason=reason[:200],
        )
    return Done(id=car.pk, number=car.vin, passed=check.passed)
