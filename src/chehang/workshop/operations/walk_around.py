"""The car as it came, signed by who brought it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, files
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import (
    Command,
)

from ..commands import Image, Line100, Line200, Name60, OrderId
from ..kinds import Damage
from ..models import BodyMark, WalkAround, WorkOrder
from ..states import OPEN


class Mark(Command):
    """A damage on the body drawing."""

    damage: Damage
    place: Annotated[str, Field(min_length=1, max_length=30)]


class WalkAroundSheet(Command):
    """Fuel or charge in per cent, damages, what is in the car, and the signature."""

    order: OrderId
    fuel: Annotated[int, Field(ge=0, le=100, title="Fuel or charge in per cent")]
    marks: Annotated[list[Mark], Field(max_length=60)] = []
    warning_lights: Line100 = ""
    wheels: Annotated[Line100, Field(title="Wheels and tyres")] = ""
    interior: Line100 = ""
    valuables: Annotated[Line200, Field(title="Valuables left in the car")] = ""
    papers: Annotated[Line100, Field(title="Papers and keys left")] = ""
    spare: Annotated[bool, Field(title="Spare wheel and tools are there")] = True
    photos: Annotated[list[str], Field(max_length=20)] = []
    signed_name: Annotated[Name60, Field(min_length=1, title="Signed by name"), Personal()]
    image: Annotated[Image, Field(min_length=64)]


@operation("workshop.walk_around", title=_("Walk around the car"), posts=("service_advisor", "service_manager"))
def walk_around(cmd: WalkAroundSheet, ctx: Context) -> Done:
    """Keep the sheet; it is never changed. Refused a second time, and once work has begun."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    if order.state not in OPEN:
        raise Refused("walk_around.late", _("The car is at work already: the walk-around comes before."))
    if WalkAround.objects.filter(order=order).exists():
        raise Conflict("walk_around.twice", _("The walk-around of this car is signed already."))
    image = files.attach(ctx, order, cmd.image, "signature.png", kind="signature")
    for n, sha in enumerate(cmd.photos, 1):
        files.attach(ctx, order, sha, f"walk-around-{n}.png", kind="photo")
    facts = cmd.model_dump(exclude={"order", "marks", "photos", "image"})
    made = WalkAround.objects.create(
        store_id=ctx.store_id, order=order, image=image, photos=len(cmd.photos), at=ctx.now, **facts
    )
    BodyMark.objects.bulk_create(
        BodyMark(store_id=ctx.store_id, walk_around=made, damage=m.damage, place=m.place) for m in cmd.marks
    )
    ctx.changed(order, None, {"walk_around": made.pk, "marks": len(cmd.marks), "photos": len(cmd.photos)})
    return Done(id=order.pk, number=order.number)
