"""Enter a company car."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import Command, RequiredText
from chehang.office.kinds import CarUse
from chehang.office.models import CompanyCar


class RegisterCar(Command):
    """Plate, car, what for, its odometer, until when it is insured and inspected."""

    plate: Annotated[RequiredText, Field(max_length=12, title="Plate")]
    name: Annotated[RequiredText, Field(max_length=60, title="Car")]
    use: Annotated[CarUse, Field(title="Used for")]
    odometer: Annotated[int, Field(ge=0, le=2_000_000, title="Odometer, km")]
    insured_until: Annotated[ExpiryDate, Field(title="Insured until")]
    inspected_until: Annotated[ExpiryDate, Field(title="Inspected until")]


@operation("office.register_car", title=_("Enter a company car"), posts=("hr_manager",))
def register_car(cmd: RegisterCar, ctx: Context) -> Done:
    """Refused when the plate is there already."""
    if CompanyCar.objects.filter(store_id=ctx.store_id, plate=cmd.plate).exists():
        raise Conflict("car.plate_taken", _("The car %(plate)s is entered already."), field="plate", plate=cmd.plate)
    made = CompanyCar.objects.create(store_id=ctx.store_id, **cmd.model_dump())
    ctx.changed(made, None, {"plate": cmd.plate, "use": cmd.use})
    return Done(id=made.pk, number=made.plate)
