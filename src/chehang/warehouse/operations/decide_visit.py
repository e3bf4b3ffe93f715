"""Decide whether a visitor may enter the warehouse."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.warehouse.house.states import VISIT
from chehang.warehouse.models import Visit


class DecideVisit(Command):
    """The visit, yes or no, and a remark."""

    visit: Annotated[Id, Ref("warehouse.Visit"), Field(title="Visit of a guest")]
    allowed: Annotated[bool, Field(title="May come in")] = True
    remark: Text = ""


@operation("warehouse.decide_visit", title=_("Decide on entry"), posts=("parts_manager", "general_manager"))
def decide_visit(cmd: DecideVisit, ctx: Context) -> Done:
    """Let a visitor in or not. Refused for who asked for the visit: another person decides."""
    visit = access.get(Visit, cmd.visit, ctx, lock=True)
    if visit.asked_by_id == ctx.actor.employee_id:
        raise Refused("visit.own", _("You asked for this visit yourself. Another person decides."))
    move = "approve" if cmd.allowed else "refuse"
    VISIT.advance(ctx, visit, move, reason=cmd.remark, approver_id=ctx.actor.employee_id)
    return Done(id=visit.pk)
