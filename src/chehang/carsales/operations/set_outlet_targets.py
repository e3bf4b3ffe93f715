"""Set the month's targets of outlets."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import outlets
from chehang.carsales.models import Outlet, OutletTarget
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref


class OutletCars(Command):
    """An outlet and the cars of ours that it is to sell."""

    outlet: Annotated[Id, Ref("carsales.Outlet")]
    cars: Annotated[int, Field(ge=0, le=999, title="Cars to sell")]


class SetOutletTargets(Command):
    """The month (any of its days) and the outlets; who is not named keeps his target."""

    month: DueDate
    outlets: Annotated[tuple[OutletCars, ...], Field(min_length=1, max_length=100, title="Outlets")]


@operation("carsales.set_outlet_targets", title=_("Set targets of outlets"), posts=("sales_manager", "general_manager"))
def set_outlet_targets(cmd: SetOutletTargets, ctx: Context) -> Done:
    """Each keeper is told; a target that is set again is a new version.

    Refused for a month that is over, an outlet twice, one we parted with, and one that opens later.
    """
    month = cmd.month.replace(day=1)
    if month < ctx.today.replace(day=1):
        raise Refused("target.past", _("This month is over."), field="month")
    if len({line.outlet for line in cmd.outlets}) < len(cmd.outlets):
        raise Refused("target.outlet_twice", _("An outlet stands there twice."), field="outlets")
    for line in sorted(cmd.outlets, key=lambda one: one.outlet):
        outlet = access.get(Outlet, line.outlet, ctx, lock=True)
        outlets.require_running(outlet)
        before = outlet.targets.filter(month=month).order_by("-version").first()
        if before is not None and before.cars == line.cars:
            continue
        made = OutletTarget.objects.create(
            store_id=ctx.store_id, outlet=outlet, month=month, version=before.version + 1 if before else 1, cars=line.cars,
            set_by_id=ctx.actor.employee_id, set_by_name=ctx.actor.name[:100],
        )  # fmt: skip
        ctx.changed(
            made,
            {"cars": before.cars} if before else None,
            {"outlet": outlet.code, "month": f"{month:%Y-%m}", "cars": line.cars},
        )
        if outlet.keeper_id:
            ctx.tell(
                _("Target of %(outlet)s for %(month)s: %(cars)s cars"),
                employee_id=outlet.keeper_id,
                link="/carsales/my_outlet/",
                outlet=outlet.name,
                month=f"{month:%Y-%m}",
                cars=line.cars,
            )
    return Done(month=f"{month:%Y-%m}")
