"""Write down how far a car has run."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..commands import Kilometres, Note
from ..kinds import Reading
from ..models import Vehicle
from ..services import read_odometer


class RecordMileage(Command):
    """The car, the reading in km, and why it is lower than before, if it is."""

    vehicle: Annotated[Id, Ref("vehicles.Vehicle")]
    mileage: Kilometres
    source: Reading = Reading.PHONE
    reason: Note = ""


@operation(
    "vehicles.record_mileage",
    title=_("Record the mileage"),
    posts=("service_advisor", "service_manager", "customer_service_manager", "sales_manager"),
)
def record_mileage(cmd: RecordMileage, ctx: Context) -> Done:
    """Record a reading. Lower than before it is refused without a reason, and asked about with one."""
    car = access.get(Vehicle, cmd.vehicle, ctx, lock=True)
    read_odometer(ctx, car, cmd.mileage, source=cmd.source, reason=cmd.reason)
    return Done(id=car.pk, number=str(car))
