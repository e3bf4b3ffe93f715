"""Note a visit to an outlet."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.models import Outlet, OutletVisit
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Reason, Ref, Text

VinEnd = Annotated[str, Field(pattern=r"^[0-9A-HJ-NPR-Z]{6}$")]


class NoteOutletVisit(Command):
    """The day, what was seen, how many of our cars stood there, what support was given and what was agreed.

    A whole count names the last six places of every VIN that stood there; the difference to the books is worked out.
    """

    outlet: Annotated[Id, Ref("carsales.Outlet")]
    on: PaperDate
    seen: Annotated[Reason, Field(title="What was seen")]
    cars_counted: Annotated[int, Field(ge=0, le=999, title="Our cars counted there")]
    vins: Annotated[tuple[VinEnd, ...], Field(max_length=200, title="Cars seen, by the end of the VIN")] = ()
    support: Annotated[Text, Field(title="Support given")] = ""
    agreed: Annotated[Text, Field(title="Agreed")] = ""


@operation(
    "carsales.note_outlet_visit", title=_("Note a visit"), posts=("sales_manager", "general_manager", "car_clerk")
)
def note_outlet_visit(cmd: NoteOutletVisit, ctx: Context) -> Done:
    """Keep it; with VINs it is a whole count, and says which cars are missing and which are not expected. Refused when the VINs are not as many as were counted. A count that differs from the books rings at the sales manager's and the general manager's."""
    outlet = access.get(Outlet, cmd.outlet, ctx)
    cars = list(outlet.cars.order_by("vin"))
    booked = len(cars)
    if cmd.vins and len(cmd.vins) != cmd.cars_counted:
        raise Refused(
            "visit.count",
            _("%(count)s cars counted, but %(vins)s VINs: a whole count names each of them."),
            field="vins",
            count=cmd.cars_counted,
            vins=len(cmd.vins),
        )
    if len(set(cmd.vins)) < len(cmd.vins):
        raise Refused("visit.twice", _("A VIN stands there twice."), field="vins")
    expected = {c.vin[-6:] for c in cars}
    missing = sorted(expected - set(cmd.vins)) if cmd.vins else []
    extra = sorted(set(cmd.vins) - expected)
    row = OutletVisit.objects.create(
        store_id=ctx.store_id, outlet=outlet, on=cmd.on, seen=cmd.seen, support=cmd.support, agreed=cmd.agreed, cars_counted=cmd.cars_counted,
        cars_booked=booked, whole=bool(cmd.vins), missing="、".join(missing), extra="、".join(extra), employee_id=ctx.actor.employee_id, employee_name=ctx.actor.name[:100],
    )  # fmt: skip
    ctx.changed(row, None, {"outlet": outlet.code, "counted": cmd.cars_counted, "booked": booked})
    if cmd.cars_counted != booked or missing or extra:
        for post in ("sales_manager", "general_manager"):
            ctx.tell(
                _("%(outlet)s: %(counted)s cars counted, %(booked)s by the books"), post=post, link=f"/carsales/outlets/{outlet.pk}/",
                outlet=outlet.name, counted=cmd.cars_counted, booked=booked,
            )  # fmt: skip
    return Done(id=row.pk, difference=cmd.cars_counted - booked, missing=missing, extra=extra)
