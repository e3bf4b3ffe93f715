"""Take a line off a work order."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Reason,
)

from ..commands import LineId
from ..issuing import outstanding
from ..lines import require_open, sum_up
from ..models import OrderLine, WorkOrder


class DropLine(Command):
    """The line, and why."""

    line: LineId
    reason: Reason


@operation("workshop.drop_line", title=_("Drop the line"), posts=("service_advisor", "service_manager"))
def drop_line(cmd: DropLine, ctx: Context) -> Done:
    """Take it off; it stays on record. Refused while parts of it are out or asked for, and once somebody worked on it."""
    line = access.get(OrderLine, cmd.line, ctx, lock=True)
    order = access.get(WorkOrder, line.order_id, ctx, lock=True)
    require_open(order)
    if line.part_id and (line.issued != line.returned or outstanding(line) != line.quantity):
        raise Refused(
            "line.parts_out", _("Parts of this line are out or asked for. Bring them back first."), field="line"
        )
    if line.clockings.exists():
        raise Refused(
            "line.worked_on", _("Somebody has worked on this line. Let another payer pay it instead."), field="line"
        )
    line.dropped = True
    line.save(update_fields=["dropped"])
    ctx.changed(line, {"dropped": False}, {"dropped": True, "reason": cmd.reason})
    sum_up(ctx, order)
    return Done(id=order.pk, number=order.number)
