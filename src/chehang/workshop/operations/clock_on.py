"""A technician begins on a line."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
)

from ..commands import LineId, Worker
from ..dispatching import start
from ..models import OrderLine, WorkOrder
from ..people import technician_of


class ClockOn(Command):
    """The line; the dispatcher may name another technician than himself."""

    line: LineId
    technician: Worker | None = None


@operation("workshop.clock_on", title=_("Clock on"), posts=("technician", "dispatcher"))
def clock_on(cmd: ClockOn, ctx: Context) -> Done:
    """The clock starts now. Refused while he is clocked on elsewhere, without agreement or with an expired certificate."""
    line = access.get(OrderLine, cmd.line, ctx)
    line.order = access.get(WorkOrder, line.order_id, ctx, lock=True)
    pk = cmd.technician or ctx.actor.employee_id
    if pk != ctx.actor.employee_id and "dispatcher" not in ctx.actor.posts:
        raise Refused("clock.another", _("Only the dispatcher clocks others on and off."), field="technician")
    made = start(ctx, line, technician_of(ctx, pk))
    return Done(id=line.order_id, number=line.order.number, clocking=made.pk)
