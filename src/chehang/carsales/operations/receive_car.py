"""Take a car off the transporter."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import between, checking, places, signatures, stocking
from chehang.carsales.kinds import CheckKind, Finding, Place
from chehang.carsales.models import Car, CarCheck
from chehang.carsales.states import CAR
from chehang.core import access, files, signing
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Kept, ShortText

PHOTO = r"^([0-9a-f]{64})?$"


class ReceiveCar(checking.CheckContent):
    """The arrival check, and where the car stands now."""

    spot: Annotated[ShortText, Field(max_length=20, title="Spot")] = ""
    keys_at: Annotated[ShortText, Field(max_length=40, title="Keys hang at")] = ""
    certificate_no: Annotated[ShortText, Field(max_length=40, title="Certificate no.")] = ""
    photo_damage: Annotated[str, Field(pattern=PHOTO, title="Photo of the damage"), Kept("photo")] = ""
    photo_papers: Annotated[str, Field(pattern=PHOTO, title="Photo of the papers"), Kept("photo")] = ""
    carrier: Annotated[ShortText, Field(max_length=60, title="Driver of the carrier")] = ""
    carrier_signature: Annotated[str, Field(pattern=PHOTO, title="Signature of the driver"), Kept("signature")] = ""


@operation("carsales.receive_car", title=_("Receive the car"), posts=("car_clerk", "sales_manager"))
def receive_car(cmd: ReceiveCar, ctx: Context) -> Done:
    """Check a car with the carrier and put it into the yard; one with damage is held and the manager told.

    Refused for a car that is here already, for damage without a photo and the driver's signature, and a certificate of another car.
    """
    car = access.get(Car, cmd.car, ctx, lock=True)
    if car.arrived_on is not None:
        raise Refused("car.arrived", _("This car came on %(day)s already."), field="car", day=car.arrived_on)
    if cmd.certificate_no:
        places.require_own_certificate(ctx, car, cmd.certificate_no)
    check = checking.write(ctx, car, CheckKind.ARRIVAL, cmd)
    damaged = any(line.result == Finding.ODD for line in cmd.items)
    if damaged and not (cmd.carrier and cmd.carrier_signature and (cmd.photo or cmd.photo_damage)):
        raise Refused(
            "check.damage",
            _("Damage on arrival needs a photo, and the driver's name and signature: the carrier pays on this sheet."),
            field="photo_damage" if not (cmd.photo or cmd.photo_damage) else "carrier_signature",
        )
    stocking.move(ctx, car, Place.YARD, spot=cmd.spot)
    Car.objects.filter(pk=car.pk).update(
        arrived_on=ctx.today,
        keys=cmd.keys,
        keys_at=cmd.keys_at,
        certificate_no=cmd.certificate_no or car.certificate_no,
    )
    car.refresh_from_db()
    _proofs(ctx, check, cmd)
    between.received(ctx, car)
    if car.state == "transit":
        CAR.advance(ctx, car, "arrive")
    if not check.passed:
        reason = cmd.remark or str(_("Damaged on arrival"))
        stocking.hold(ctx, car, reason[:200])
        ctx.tell(
            _("%(car)s came damaged: %(reason)s"),
            post="sales_manager",
            link=f"/carsales/cars/{car.pk}/",
            car=str(car),
            reason=reason[:200],
        )
    return Done(id=car.pk, number=car.vin, passed=check.passed)


def _proofs(ctx: Context, check: CarCheck, cmd: ReceiveCar) -> None:
    """Photos and the driver's signature hang on the sheet."""
    for name in ("photo", "photo_damage", "photo_papers"):
        if sha := getattr(cmd, name):
            files.attach(ctx, check, sha, f"{name}.jpg", kind="photo")
    if cmd.carrier_signature:
        image = signatures.keep(ctx, check, cmd.carrier_signature, "carrier_signature")
        signing.sign(ctx, check, "carrier", employee_id=0, name=cmd.carrier or "—", image=image)
