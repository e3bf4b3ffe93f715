"""Allow supplies to somebody, or not."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    Ref,
    ShortText,
)
from chehang.office.models import SupplyRequest
from chehang.office.states import REQUEST


class DecideSupplies(Command):
    """The request, yes or no, and why not."""

    request: Annotated[Id, Ref("office.SupplyRequest"), Field(title="Request for supplies")]
    allowed: Annotated[bool, Field(title="Allowed")] = True
    reason: Annotated[ShortText, Field(title="Why not")] = ""


@operation("office.decide_supplies", title=_("Decide the request"), posts=("hr_manager", "general_manager"))
def decide_supplies(cmd: DecideSupplies, ctx: Context) -> Done:
    """Never one's own; a no says why, and who asked is told. Refused for one's own and for a no without a reason."""
    wanted = access.get(SupplyRequest, cmd.request, ctx, lock=True)
    if wanted.asked_by_id == ctx.actor.employee_id:
        raise Refused("supplies.own", _("You asked for it yourself. Another person allows it."))
    if not cmd.allowed and not cmd.reason:
        raise Refused("supplies.why_not", _("Say why not."), field="reason")
    REQUEST.advance(
        ctx, wanted, "allow" if cmd.allowed else "refuse", reason=cmd.reason, decided_by_id=ctx.actor.employee_id
    )
    if not cmd.allowed:
        ctx.tell(_("%(number)s was not allowed: %(reason)s"), employee_id=wanted.asked_by_id, number=wanted.number,
                 link=f"/office/supply_requests/{wanted.pk}/", reason=cmd.reason)  # fmt: skip
    return Done(id=wanted.pk, number=wanted.number)
