"""Note where the certificate of conformity and the keys are."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import places
from chehang.carsales.models import Car
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, ShortText

PLACES = ("certificate", "certificate_no", "certificate_at", "keys", "keys_at")


class PlaceCertificate(Command):
    """Where the certificate is now: with the maker, pledged at the bank, or redeemed and in the safe; its number; where the keys hang.
    What is left empty stays."""

    car: Annotated[Id, Ref("carsales.Car")]
    certificate: Literal["maker", "bank", "store"]
    certificate_no: Annotated[ShortText, Field(max_length=40, title="Certificate no.")] = ""
    certificate_at: Annotated[ShortText, Field(max_length=40, title="Certificate lies in")] = ""
    keys: Annotated[int | None, Field(ge=0, le=9, title="Keys")] = None
    keys_at: Annotated[ShortText, Field(max_length=40, title="Keys hang at")] = ""
    note: ShortText = ""


@operation(
    "carsales.place_certificate",
    title=_("Note certificate and keys"),
    posts=("car_clerk", "sales_manager", "accountant"),
)
def place_certificate(cmd: PlaceCertificate, ctx: Context) -> Done:
    """Keep where they are. Refused for a car that is gone, a certificate of another car, and "in the safe" while a bank holds the loan."""
    car = access.get(Car, cmd.car, ctx, lock=True)
    if car.left_on is not None:
        raise Refused("car.gone", _("This car is not ours any more."), field="car")
    if cmd.certificate == "store" and car.floor_loans.filter(state="open").exists():
        raise Refused(
            "car.pledged", _("A bank has lent money on this car. Redeem its certificate first."), field="certificate"
        )
    if cmd.certificate_no:
        places.require_own_certificate(ctx, car, cmd.certificate_no)
    told = {n: v for n in PLACES if (v := getattr(cmd, n)) not in ("", None)}
    before: dict[str, Any] = {n: getattr(car, n) for n in told}
    for name, value in told.items():
        setattr(car, name, value)
    car.save(update_fields=[*told])
    ctx.changed(car, before, {**told, "note": cmd.note})
    return Done(id=car.pk, number=car.vin)
