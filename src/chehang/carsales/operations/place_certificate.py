"""Note where a certificate of conformity is."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import Car
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, ShortText


class PlaceCertificate(Command):
    """Where it is now: with the maker, pledged at the bank, or redeemed and in the safe."""

    car: Annotated[Id, Ref("carsales.Car")]
    certificate: Literal["maker", "bank", "store"]
    note: ShortText = ""


@operation(
    "carsales.place_certificate", title=_("Note the certificate"), posts=("car_clerk", "sales_manager", "accountant")
)
def place_certificate(cmd: PlaceCertificate, ctx: Context) -> Done:
    """Keep where the certificate is. Refused for a car that is gone."""
    car = access.get(Car, cmd.car, ctx, lock=True)
    if car.left_on is not None:
        raise Refused("car.gone", _("This car is not ours any more."), field="car")
    before, car.certificate = car.certificate, cmd.certificate
    car.save(update_fields=["certificate"])
    ctx.changed(car, {"certificate": before}, {"certificate": car.certificate, "note": cmd.note})
    return Done(id=car.pk, number=car.vin)
