"""Enter a car for test drives."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.models import DemoCar
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import Command, RequiredText
from chehang.parties.validation import Plate


class AddTestCar(Command):
    """Its plate, model and insurance; kilometres as it stands."""

    plate_no: Annotated[Plate, Field(min_length=1)]
    model_name: Annotated[RequiredText, Field(max_length=60)]
    insured_until: ExpiryDate
    mileage: Annotated[int, Field(ge=0, le=2_000_000, title="Mileage, km")] = 0
    sale_planned_on: Annotated[ExpiryDate | None, Field(title="To be sold on")] = None


@operation("carsales.add_test_car", title=_("Add a test car"), posts=("sales_manager",))
def add_test_car(cmd: AddTestCar, ctx: Context) -> Done:
    """Enter a test car; a plate is entered once."""
    car = DemoCar.objects.create(store_id=ctx.store_id, **cmd.model_dump())
    ctx.changed(car, None, {"model": car.model_name, "insured_until": str(car.insured_until)})
    return Done(id=car.pk)
