"""Somebody calls for help from the road."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.personal import Personal
from chehang.core.types import Command, Id, Ref
from chehang.vehicles.models import Vehicle

from ..commands import Line200, Name60
from ..models import Rescue


class ReportRescue(Command):
    """Who called, where the car stands, what happened; the car, if it is on file."""

    caller: Annotated[Name60, Field(min_length=1, title="Who called"), Personal()]
    phone: Annotated[str, Field(min_length=5, max_length=20), Personal()]
    place: Annotated[Line200, Field(min_length=2, title="Place")]
    what: Annotated[Line200, Field(min_length=2, title="What happened")]
    plate_no: Annotated[str, Field(max_length=10, title="Plate")] = ""
    vehicle: Annotated[Id, Ref("vehicles.Vehicle")] | None = None


@operation(
    "workshop.report_rescue",
    title=_("Call for help"),
    posts=("service_advisor", "dispatcher", "service_manager", "care_agent"),
)
def report_rescue(cmd: ReportRescue, ctx: Context) -> Done:
    """The dispatcher is told at once; from now on his minutes run."""
    car = access.get(Vehicle, cmd.vehicle, ctx) if cmd.vehicle else None
    minutes = int(parameter(ctx, "workshop.rescue_arrive", ctx.today))
    made = Rescue.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "JY"),
        vehicle=car,
        plate_no=cmd.plate_no or (car.plate_no if car else ""),
        called_at=ctx.now,
        due_at=ctx.now + timedelta(minutes=minutes),
        **cmd.model_dump(include={"caller", "phone", "place", "what"}),
    )
    ctx.changed(made, None, {"number": made.number, "place": made.place})
    ctx.tell(
        _("Help is called for: %(place)s, %(what)s"),
        post="dispatcher",
        link=f"/workshop/rescues/{made.pk}/",
        place=made.place,
        what=made.what,
    )
    return Done(id=made.pk, number=made.number)
