"""A car of the store is lent to customers."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.vehicles.models import Vehicle

from ..commands import Line100
from ..models import LoanCar


class AddLoanCar(Command):
    """The car; its insurance stands in its file."""

    vehicle: Annotated[Id, Ref("vehicles.Vehicle")]
    note: Line100 = ""


@operation("workshop.add_loan_car", title=_("Add a loan car"), posts=("service_manager",))
def add_loan_car(cmd: AddLoanCar, ctx: Context) -> Done:
    """Add it. Refused when it is one already."""
    vehicle = access.get(Vehicle, cmd.vehicle, ctx)
    if LoanCar.objects.filter(vehicle=vehicle, store_id=ctx.store_id).exists():
        raise Conflict("loan_car.twice", _("%(car)s is a loan car already."), field="vehicle", car=str(vehicle))
    made = LoanCar.objects.create(store_id=ctx.store_id, vehicle=vehicle, note=cmd.note)
    ctx.changed(made, None, {"vehicle": vehicle.pk})
    return Done(id=made.pk, number=str(vehicle))
