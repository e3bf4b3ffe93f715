"""Leave a planned order out, for a cause."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.purchasing.models import OrderSlot
from chehang.purchasing.states import SLOT


class SkipOrderSlot(Command):
    """The day and why nothing is ordered."""

    slot: Annotated[Id, Ref("purchasing.OrderSlot"), Field(title="Order slot")]
    cause: Annotated[Literal["no_need", "supplier", "quota", "price", "count", "other"], Field(title="Cause")] = (
        "no_need"
    )
    note: Annotated[Reason, Field(title="Reason")]


@operation("purchasing.skip_order_slot", title=_("Order nothing this time"), posts=("parts_planner", "parts_manager"))
def skip_order_slot(cmd: SkipOrderSlot, ctx: Context) -> Done:
    """The slot ends with its cause (H6); the next one comes a cycle later."""
    slot = access.get(OrderSlot, cmd.slot, ctx, lock=True)
    SLOT.advance(
        ctx, slot, "skip", reason=cmd.note, cause=cmd.cause, note=cmd.note, decided_by_id=ctx.actor.employee_id
    )
    return Done(id=slot.pk)
