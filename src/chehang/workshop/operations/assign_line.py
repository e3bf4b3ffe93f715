"""Give a labour line to technicians by shares."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
)

from ..commands import LineId, Worker
from ..dispatching import dispatched, give
from ..models import OrderLine, WorkOrder
from ..people import technician_of


class Shared(Command):
    """A technician and the share of the standard hours that is his."""

    technician: Worker
    share: Annotated[Decimal, Field(gt=0, le=1, decimal_places=4)] = Decimal(1)


class AssignLine(Command):
    """The line and who does it; the shares add up to 1."""

    line: LineId
    technicians: Annotated[list[Shared], Field(min_length=1, max_length=6)]


@operation("workshop.assign_line", title=_("Share out a line"), posts=("dispatcher", "service_manager"))
def assign_line(cmd: AssignLine, ctx: Context) -> Done:
    """Give the line. Refused when somebody clocked time on it already, without agreement, skill or valid certificate."""
    line = access.get(OrderLine, cmd.line, ctx)
    line.order = access.get(WorkOrder, line.order_id, ctx, lock=True)
    if line.clockings.filter(ended_at=None).exists() or line.done:
        raise Refused("line.worked_on_now", _("Somebody is working on this line, or it is done."), field="line")
    give(ctx, line, [(technician_of(ctx, t.technician), t.share) for t in cmd.technicians])
    dispatched(ctx, line.order)
    return Done(id=line.order_id, number=line.order.number)
