"""A call for help is over."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..commands import Line200
from ..models import Rescue, WorkOrder
from ..states import RESCUE


class EndRescue(Command):
    """How it ended: helped there or towed in, with its work order if there is one; or called off."""

    rescue: Annotated[Id, Ref("workshop.Rescue")]
    result: Annotated[Line200, Field(min_length=2, title="Result")]
    towed: Annotated[bool, Field(title="Towed in")] = False
    called_off: Annotated[bool, Field(title="The customer called it off")] = False
    order: Annotated[Annotated[Id, Ref("workshop.WorkOrder")] | None, Field(title="Work order")] = None


@operation(
    "workshop.end_rescue",
    title=_("Rescue is over"),
    posts=("technician", "dispatcher", "service_advisor", "service_manager"),
)
def end_rescue(cmd: EndRescue, ctx: Context) -> Done:
    """Keep the result. Refused for a call that nobody went to, unless it was called off."""
    made = access.get(Rescue, cmd.rescue, ctx, lock=True)
    order = access.get(WorkOrder, cmd.order, ctx) if cmd.order else None
    move = "call_off" if cmd.called_off else "end"
    RESCUE.advance(ctx, made, move, reason=cmd.result, result=cmd.result, towed=cmd.towed, order=order, over_at=ctx.now)
    return Done(id=made.pk, number=made.number)
