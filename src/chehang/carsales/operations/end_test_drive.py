"""Take a test car back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.models import DemoCar, Drive
from chehang.carsales.states import TEST_DRIVE
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text

Mark = Annotated[int, Field(ge=1, le=5)]


class EndTestDrive(Command):
    """Kilometres when it came back, the customer's marks from 1 to 5, and what happened on the way."""

    drive: Annotated[Id, Ref("carsales.Drive")]
    end_km: Annotated[int, Field(ge=0, le=2_000_000, title="Mileage, km")]
    power: Mark = 5
    handling: Mark = 5
    comfort: Mark = 5
    space: Mark = 5
    tech: Annotated[Mark, Field(title="Smart functions")] = 5
    remark: Text = ""
    incident: Text = ""


@operation("carsales.end_test_drive", title=_("End test drive"), posts=("sales_consultant", "sales_manager"))
def end_test_drive(cmd: EndTestDrive, ctx: Context) -> Done:
    """Note the reading and the marks; an incident is told to the sales manager. Refused for fewer kilometres than at the start."""
    drive = access.get(Drive, cmd.drive, ctx, lock=True)
    TEST_DRIVE.require(drive, "finish")
    if cmd.end_km < drive.start_km:
        raise Refused(
            "drive.km", _("The car stood at %(km)s km before. Read it again."), field="end_km", km=drive.start_km
        )
    also = cmd.model_dump(exclude={"drive"})
    TEST_DRIVE.advance(ctx, drive, "finish", ended_at=ctx.now, **also)
    car = access.get(DemoCar, drive.car_id, ctx, lock=True)
    before, car.mileage = car.mileage, cmd.end_km
    car.save(update_fields=["mileage"])
    ctx.changed(car, {"mileage": before}, {"mileage": car.mileage})
    if cmd.incident:
        ctx.tell(
            _("Test drive %(number)s: %(incident)s"),
            post="sales_manager",
            link=f"/carsales/test_drives/{drive.pk}/",
            number=drive.number,
            incident=cmd.incident[:200],
        )
    return Done(id=drive.pk, number=drive.number)
