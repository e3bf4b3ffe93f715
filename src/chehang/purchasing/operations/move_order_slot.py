"""Put an order off, for a cause."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref
from chehang.purchasing.models import OrderSlot
from chehang.purchasing.states import SLOT


class MoveOrderSlot(Command):
    """The day, its new date, and why."""

    slot: Annotated[Id, Ref("purchasing.OrderSlot"), Field(title="Order slot")]
    moved_to: Annotated[DueDate, Field(title="Moved to")]
    cause: Annotated[Literal["supplier", "quota", "price", "count", "other"], Field(title="Cause")]
    note: Annotated[Reason, Field(title="Reason")]


@operation("purchasing.move_order_slot", title=_("Put it off"), posts=("parts_planner", "parts_manager"))
def move_order_slot(cmd: MoveOrderSlot, ctx: Context) -> Done:
    """An order is not put off without a cause (H6): it stands with it, and the parts manager is told. Refused for an earlier day, and for
    more than one cycle of the supplier."""
    slot = access.get(OrderSlot, cmd.slot, ctx, lock=True)
    SLOT.require(slot, "move")
    cycle = slot.supplier.order_cycle_days
    if cmd.moved_to <= max(slot.due_on, ctx.today) or (cmd.moved_to - slot.due_on).days > cycle:
        raise Refused(
            "slot.day",
            _("Choose a later day, at most %(days)s days from the planned one."),
            field="moved_to",
            days=cycle,
        )
    SLOT.advance(
        ctx, slot, "move", reason=cmd.note, cause=cmd.cause, note=cmd.note, moved_to=cmd.moved_to,
        decided_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    later = OrderSlot.objects.create(store_id=ctx.store_id, supplier_id=slot.supplier_id, due_on=cmd.moved_to)
    SLOT.begin(ctx, later)
    ctx.changed(later, None, {"supplier": slot.supplier.code, "due": str(cmd.moved_to)})
    ctx.tell(
        _("The order at %(supplier)s was put off to %(day)s: %(why)s"),
        post="parts_manager",
        link="/purchasing/order_calendar/",
        supplier=slot.supplier.name,
        day=str(cmd.moved_to),
        why=cmd.note[:200],
    )
    return Done(id=slot.pk, later=later.pk)
