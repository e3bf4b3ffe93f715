"""Note which cars a part fits."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Ref, ShortText

from ..masterdata import part_or_refuse
from ..models import Fitment


class AddFitment(Command):
    """The part and the cars: a model or the beginning of their VIN, narrowed by year, engine and serial number."""

    part: Annotated[Id, Ref("catalogue.Part")]
    car_model: Annotated[ShortText, Field(max_length=40, title="Code of the car model")] = ""
    vin_prefix: Annotated[str, Field(pattern=r"^([0-9A-HJ-NPR-Z]{3,11})?$", title="VIN begins with")] = ""
    year_from: Annotated[int, Field(ge=0, le=2100, title="Model year from")] = 0
    year_to: Annotated[int, Field(ge=0, le=2100, title="Model year to")] = 0
    engine: Annotated[ShortText, Field(max_length=20, title="Engine")] = ""
    serial_from: Annotated[str, Field(pattern=r"^[0-9A-Z]{0,8}$", title="Serial number from")] = ""
    serial_to: Annotated[str, Field(pattern=r"^[0-9A-Z]{0,8}$", title="Serial number to")] = ""
    position: Annotated[Literal["", "left", "right", "front", "rear"], Field(title="Place on the car")] = ""
    per_car: Annotated[PositiveQuantity, Field(title="Number in a car")] = Decimal(1)


@operation(
    "catalogue.add_fitment", title=_("It fits these cars"), posts=("parts_planner", "parts_manager", "parts_sales")
)
def add_fitment(cmd: AddFitment, ctx: Context) -> Done:
    """Refused without a model and a VIN, with years or serial numbers the wrong way round, and twice."""
    part = part_or_refuse(cmd.part)
    if not cmd.car_model and not cmd.vin_prefix:
        raise Refused("fitment.car", _("Enter the car model, or how its VIN begins."), field="car_model")
    if cmd.year_to and cmd.year_to < cmd.year_from:
        raise Refused("fitment.years", _("The last model year lies before the first."), field="year_to")
    if cmd.serial_to and cmd.serial_to.rjust(8, "0") < cmd.serial_from.rjust(8, "0"):
        raise Refused("fitment.serial", _("The last serial number lies before the first."), field="serial_to")
    facts = cmd.model_dump(exclude={"part"})
    if Fitment.objects.filter(part=part, **facts).exists():
        raise Conflict("fitment.twice", _("This is noted already."), field="car_model")
    made = Fitment.objects.create(part=part, **facts)
    ctx.changed(part, None, {"fits": {k: str(v) for k, v in facts.items() if v}})
    return Done(id=made.pk)
