"""Let a customer drive."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import following, signatures
from chehang.carsales.models import DemoCar, Drive, Lead
from chehang.carsales.states import ALIVE
from chehang.core import access, files, numbers, signing
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import Command, Id, Kept, Ref, RequiredText

# Classes that may drive a small car (机动车驾驶证申领和使用规定).
CLASSES = ("A1", "A2", "A3", "B1", "B2", "C1", "C2")


class StartTestDrive(Command):
    """Who drives which car; the licence was seen and photographed, the agreement is signed on the screen (SHA-256 of both)."""

    lead: Annotated[Id, Ref("carsales.Lead")]
    car: Annotated[Id, Ref("carsales.DemoCar")]
    driver: Annotated[RequiredText, Personal()]
    licence_no: Annotated[str, Field(pattern=r"^\d{17}[\dX]$", title="Licence number"), Personal()]
    licence_class: Annotated[str, Field(max_length=4, title="Licence class")] = "C1"
    licence_until: ExpiryDate
    licence_photo: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", title="Photo of the licence"), Kept("photo")]
    agreement: Annotated[
        str, Field(pattern=r"^[0-9a-f]{64}$", title="Signature under the agreement"), Kept("signature")
    ]
    route: Annotated[RequiredText, Field(max_length=60)] = "A"
    start_km: Annotated[int, Field(ge=0, le=2_000_000, title="Mileage, km")]


@operation("carsales.start_test_drive", title=_("Start test drive"), posts=("sales_consultant", "sales_manager"))
def start_test_drive(cmd: StartTestDrive, ctx: Context) -> Done:
    """Hand the key over. Refused for a licence that is over or of another class, a car that is not insured or on the road,
    a reading lower than before, and without a signature."""
    lead = access.get(Lead, cmd.lead, ctx, lock=True)
    car = access.get(DemoCar, cmd.car, ctx, lock=True)
    if lead.state not in ALIVE:
        raise Refused("lead.over", _("This lead is over. Register the customer again."), field="lead")
    _check(cmd, ctx, car)
    drive = Drive.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "SJ"),
        consultant=following.seller(ctx, ctx.actor.employee_id),
        lead=lead,
        car=car,
        started_at=ctx.now,
        **cmd.model_dump(include={"driver", "licence_no", "licence_class", "licence_until", "route", "start_km"}),
    )
    ctx.changed(drive, None, {"number": drive.number, "car": car.pk})
    files.attach(ctx, drive, cmd.licence_photo, "licence.png", kind="licence")
    image = signatures.keep(ctx, drive, cmd.agreement, "agreement")
    signing.sign(ctx, drive, "driver", employee_id=0, name=cmd.driver, image=image)
    return Done(id=drive.pk, number=drive.number)


def _check(cmd: StartTestDrive, ctx: Context, car: DemoCar) -> None:
    if cmd.licence_until < ctx.today:
        raise Refused(
            "drive.licence_over", _("This licence has expired. The customer must not drive."), field="licence_until"
        )
    if cmd.licence_class.upper() not in CLASSES:
        raise Refused("drive.licence_class", _("A licence of class %(kind)s does not allow driving this car."),
                      field="licence_class", kind=cmd.licence_class)  # fmt: skip
    if not car.active or car.insured_until < ctx.today:
        raise Refused("drive.car", _("This car is not insured or not used any more. Choose another one."), field="car")
    if car.drives.filter(state="driving").exists():
        raise Refused("drive.on_the_road", _("This car is on the road. Note first that it came back."), field="car")
    if cmd.start_km < car.mileage:
        raise Refused(
            "drive.km", _("The car stood at %(km)s km before. Read it again."), field="start_km", km=car.mileage
        )
