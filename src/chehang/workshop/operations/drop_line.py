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
from ..issuing import drop
from ..kinds import LineKind
from ..lines import require_open, require_own, sum_up
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
    require_own(line)
    if line.kind == LineKind.OUTSIDE and line.outside_open:
        raise Refused(
            "line.outside", _("This work is with a supplier. Call it off or take it back first."), field="line"
        )
    drop(ctx, order, line, cmd.reason)
    sum_up(ctx, order)
    return Done(id=order.pk, number=order.number)
