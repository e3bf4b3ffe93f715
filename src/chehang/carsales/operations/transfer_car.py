"""Send a car to another store of the group."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import between
from chehang.carsales.models import Car
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref


class TransferCar(Command):
    """Which car goes where, and why."""

    car: Annotated[Id, Ref("carsales.Car")]
    other: Annotated[Id, Ref("org.Store"), Field(title="Other store")]
    reason: Annotated[Reason, Field(max_length=200)]


@operation("carsales.transfer_car", title=_("Transfer to another store"), posts=("sales_manager", "general_manager"))
def transfer_car(cmd: TransferCar, ctx: Context) -> Done:
    """The car leaves this store and is on its way to the other one, at its own cost in both books (P14); it is received there.

    Refused for a car that is promised, held, used, pledged, at an outlet or not here, and for a store with a tax number of its own.
    """
    car = access.get(Car, cmd.car, ctx, lock=True)
    made = between.send(ctx, car, cmd.other, cmd.reason)
    return Done(id=made.pk, number=made.number, there=made.twin_number)
