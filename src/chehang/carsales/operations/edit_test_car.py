"""Keep the file of a test car up to date."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.models import DemoCar
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Command, Id, Ref, RequiredText


class EditTestCar(Command):
    """Its model, until when it is insured, when it is to be sold, and whether it is still used."""

    car: Annotated[Id, Ref("carsales.DemoCar")]
    model_name: Annotated[RequiredText, Field(max_length=60)]
    insured_until: ExpiryDate
    sale_planned_on: Annotated[ExpiryDate | None, Field(title="To be sold on")] = None
    active: Annotated[bool, Field(title="In use")] = True
    seen: Seen = ""


@operation("carsales.edit_test_car", title=_("Edit the test car"), posts=("sales_manager", "car_clerk"))
def edit_test_car(cmd: EditTestCar, ctx: Context) -> Done:
    """Renew the insurance, plan its sale, or take it out of use. Refused to take out one that is on the road."""
    car = access.get(DemoCar, cmd.car, ctx, lock=True)
    require_unchanged(ctx, cmd, car)
    if not cmd.active and car.drives.filter(state="driving").exists():
        raise Refused("drive.on_the_road", _("This car is on the road. Note first that it came back."), field="active")
    values = cmd.model_dump(exclude={"car", "seen"})
    before = {name: str(getattr(car, name)) for name in values}
    for name, value in values.items():
        setattr(car, name, value)
    car.save(update_fields=[*values])
    ctx.changed(car, before, {name: str(value) for name, value in values.items()})
    return Done(id=car.pk)
