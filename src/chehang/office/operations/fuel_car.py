"""Note fuel filled into a company car."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveQuantity, Ref
from chehang.office.models import CarFuel, CompanyCar
from chehang.office.operations.hand_out_car import read_odometer, require_forward


class FuelCar(Command):
    """How much, for how much, at which odometer."""

    car: Annotated[Id, Ref("office.CompanyCar"), Field(title="Company car")]
    quantity: Annotated[PositiveQuantity, Field(le=500, title="Litres or kWh")]
    amount: Annotated[NonNegativeMoney, Field(title="Amount")]
    odometer: Annotated[int, Field(ge=0, le=2_000_000, title="Odometer, km")]


@operation("office.fuel_car", title=_("Note fuel"), posts=("*",))
def fuel_car(cmd: FuelCar, ctx: Context) -> Done:
    """Who drives notes it. Refused for an odometer that runs backwards."""
    car = access.get(CompanyCar, cmd.car, ctx, lock=True)
    require_forward(car, cmd.odometer)
    made = CarFuel.objects.create(
        store_id=ctx.store_id, car=car, day=ctx.today, quantity=cmd.quantity, amount=cmd.amount, odometer=cmd.odometer,
        by_id=ctx.actor.employee_id,
    )  # fmt: skip
    read_odometer(car, cmd.odometer)
    ctx.changed(car, None, {"fuel": made.pk, "quantity": str(cmd.quantity), "amount": str(cmd.amount)})
    return Done(id=made.pk)
