"""Hand supplies out."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.calendar import months_after
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    Ref,
)
from chehang.office.models import Supply, SupplyRequest
from chehang.office.states import REQUEST
from chehang.office.storing import move


class IssueSupplies(Command):
    """The allowed request."""

    request: Annotated[Id, Ref("office.SupplyRequest"), Field(title="Request for supplies")]


@operation("office.issue_supplies", title=_("Hand out"), posts=("hr_manager",))
def issue_supplies(cmd: IssueSupplies, ctx: Context) -> Done:
    """Refused when less is there than was allowed: buy first."""
    wanted = access.get(SupplyRequest, cmd.request, ctx, lock=True)
    supply = access.get(Supply, wanted.supply_id, ctx, lock=True)
    REQUEST.require(wanted, "issue")
    if supply.stock < wanted.quantity:
        raise Refused("supplies.short", _("%(stock)s %(unit)s of %(what)s are there. Buy some first."),
                      stock=f"{supply.stock.normalize():f}", unit=supply.unit, what=supply.name)  # fmt: skip
    renew = months_after(ctx.today, supply.lasts_months) if supply.lasts_months else None
    REQUEST.advance(ctx, wanted, "issue", issued_on=ctx.today, renew_on=renew)
    move(ctx, supply, "issue", -wanted.quantity, wanted.number)
    ctx.tell(_("Handed out: %(what)s"), employee_id=wanted.asked_by_id, what=supply.name,
             link=f"/office/supply_requests/{wanted.pk}/")  # fmt: skip
    return Done(id=wanted.pk, number=wanted.number)
