"""Approve the buying of supplies, or not."""

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
from chehang.office.models import SupplyBuying
from chehang.office.states import BUYING


class ApproveBuying(Command):
    """The buying, yes or no, and why not."""

    buying: Annotated[Id, Ref("office.SupplyBuying"), Field(title="Buying of supplies")]
    approved: Annotated[bool, Field(title="Approved")] = True
    reason: Annotated[ShortText, Field(title="Why not")] = ""


@operation("office.approve_buying", title=_("Decide the buying"), posts=("general_manager",))
def approve_buying(cmd: ApproveBuying, ctx: Context) -> Done:
    """Never by who asked; a no says why. Refused for one's own and for a no without a reason."""
    buying = access.get(SupplyBuying, cmd.buying, ctx, lock=True)
    if buying.asked_by_id == ctx.actor.employee_id:
        raise Refused("supplies.own", _("You asked for it yourself. Another person allows it."))
    if not cmd.approved and not cmd.reason:
        raise Refused("supplies.why_not", _("Say why not."), field="reason")
    BUYING.advance(
        ctx, buying, "approve" if cmd.approved else "refuse", reason=cmd.reason, approved_by_id=ctx.actor.employee_id
    )
    return Done(id=buying.pk, number=buying.number)
