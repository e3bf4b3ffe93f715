"""Show a car that was asked for."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.models import Challenge
from chehang.carsales.states import CHALLENGE
from chehang.core import access, files, images
from chehang.core.context import STORE_TIME, Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Kept, Ref

SLACK = timedelta(minutes=5)  # a phone's clock may be wrong by so much


class ProveCar(Command):
    """The end of the VIN as it is read off the car, the code, and the photo that shows both."""

    challenge: Annotated[Id, Ref("carsales.Challenge")]
    vin_end: Annotated[str, Field(pattern=r"^[0-9A-HJ-NPR-Z]{6}$", title="Last six places of the VIN")]
    code: Annotated[str, Field(pattern=r"^\d{6}$")]
    photo: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", title="Photo of the VIN with the code"), Kept("photo")]


@operation("carsales.prove_car", title=_("Show the car"), posts=("outlet_keeper", "sales_manager"))
def prove_car(cmd: ProveCar, ctx: Context) -> Done:
    """Keep the proof. Refused for another outlet's car, a wrong code or VIN, a photo used before or taken before the code was
    given out (by the camera's own clock), and when time is over."""
    asked = access.get(Challenge, cmd.challenge, ctx, lock=True)
    if asked.outlet.keeper_id != ctx.actor.employee_id and "sales_manager" not in ctx.actor.posts:
        raise Refused("challenge.of_another", _("This car stands at another outlet."))
    CHALLENGE.require(asked, "show")
    if ctx.now > asked.due_at:
        raise Refused("challenge.late", _("The time to show this car is over. It counts as missed."))
    if cmd.code != asked.code:
        raise Refused(
            "challenge.code", _("This code does not belong to this car. Read the message again."), field="code"
        )
    if not asked.car.vin.endswith(cmd.vin_end):
        raise Refused("challenge.vin", _("This is not the car that was asked for."), field="vin_end")
    if not files.path_of(cmd.photo).exists():
        raise Refused("file.unknown", _("This file is not here. Please upload it again."), field="photo")
    if access.rows(Challenge, ctx).filter(photo=cmd.photo).exists():
        raise Refused("challenge.photo", _("This photo was used before. Take a new one."), field="photo")
    taken = images.taken_at(files.path_of(cmd.photo).read_bytes())
    if taken is not None and taken < asked.asked_at - SLACK:
        raise Refused(
            "challenge.old_photo",
            _("This photo was taken on %(time)s, before the code was given out. Take a new one with the code in it."),
            field="photo",
            time=f"{taken.astimezone(STORE_TIME):%m-%d %H:%M}",
        )
    CHALLENGE.advance(ctx, asked, "show", shown_at=ctx.now, photo=cmd.photo)
    return Done(id=asked.pk)
