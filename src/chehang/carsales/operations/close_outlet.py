"""Part with an outlet."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales import outlets
from chehang.carsales.models import Outlet
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref


class CloseOutlet(Command):
    """Which one, and why."""

    outlet: Annotated[Id, Ref("carsales.Outlet")]
    reason: Reason


@operation("carsales.close_outlet", title=_("Part with the outlet"), posts=("general_manager",))
def close_outlet(cmd: CloseOutlet, ctx: Context) -> Done:
    """It gets no car any more; finance gives the deposit back. Refused while cars of ours stand there or it owes us money."""
    outlet = access.get(Outlet, cmd.outlet, ctx, lock=True)
    outlets.require_running(outlet)
    there = outlet.cars.count()
    if there:
        raise Refused("outlet.has_cars", _("%(count)s cars of ours stand there. Fetch them first."), count=there)
    if debt := outlets.debt(ctx, outlet):
        raise Refused("outlet.owes", _("It owes us %(amount)s. Let it pay first."), amount=f"{debt:,.2f}")
    outlet.closed_on = ctx.today
    outlet.save(update_fields=["closed_on"])
    ctx.changed(outlet, {"closed_on": None}, {"closed_on": str(ctx.today), "reason": cmd.reason})
    if outlet.deposit:
        ctx.tell(
            _("%(outlet)s is closed: its deposit of %(amount)s goes back"),
            post="finance_manager",
            link=f"/carsales/outlets/{outlet.pk}/",
            outlet=outlet.name,
            amount=f"{outlet.deposit:,.2f}",
        )
    return Done(id=outlet.pk, number=outlet.code)
