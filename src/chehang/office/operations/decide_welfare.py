"""Approve a welfare or not."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.office.models import Welfare
from chehang.office.states import WELFARE


class DecideWelfare(Command):
    """The welfare; a no has its reason."""

    welfare: Annotated[Id, Ref("office.Welfare"), Field(title="Welfare")]
    approved: Annotated[bool, Field(title="Approved")] = True
    reason: Text = ""


@operation("office.decide_welfare", title=_("Decide on the welfare"), posts=("general_manager",))
def decide_welfare(cmd: DecideWelfare, ctx: Context) -> Done:
    """By another person than who planned it. Everybody who gets it is told. Refused for one's own and for a no without a reason."""
    welfare = access.get(Welfare, cmd.welfare, ctx, lock=True)
    if welfare.planned_by_id == ctx.actor.employee_id:
        raise Refused("welfare.own", _("Another person decides on what you planned."))
    if not cmd.approved and not cmd.reason:
        raise Refused("welfare.why", _("Say why not."), field="reason")
    move = "approve" if cmd.approved else "refuse"
    WELFARE.advance(ctx, welfare, move, reason=cmd.reason, decided_by_id=ctx.actor.employee_id)
    for gift in welfare.gifts.order_by("id") if cmd.approved else ():
        ctx.tell(_("Something for you: %(what)s. Take it at the HR office."), employee_id=gift.employee_id, what=welfare.item,
                 link="/office/gifts/")  # fmt: skip
    return Done(id=welfare.pk, number=welfare.number)
