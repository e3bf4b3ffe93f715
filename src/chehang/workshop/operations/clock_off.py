"""A technician stops."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
)

from ..commands import Line200, Worker
from ..dispatching import stop
from ..kinds import Pause
from ..models import Clocking, WorkOrder


class ClockOff(Command):
    """Why; the dispatcher may name another technician than himself."""

    pause: Annotated[Pause, Field(title="Why it stops")] = Pause.DONE
    note: Line200 = ""
    technician: Worker | None = None


@operation("workshop.clock_off", title=_("Clock off"), posts=("technician", "dispatcher"))
def clock_off(cmd: ClockOff, ctx: Context) -> Done:
    """The clock stops now. What is missing (parts, consent, outside work) needs a word which and until when.
    Refused for another person's clock, for one that does not run, and without that word."""
    pk = cmd.technician or ctx.actor.employee_id
    if pk != ctx.actor.employee_id and "dispatcher" not in ctx.actor.posts:
        raise Refused("clock.another", _("Only the dispatcher clocks others on and off."), field="technician")
    if cmd.pause in (Pause.PARTS, Pause.OUTSIDE, Pause.TOOL) and not cmd.note:
        raise Refused("clock.note", _("Write down what is missing, where it is and until when."), field="note")
    running = access.rows(Clocking, ctx).filter(technician_id=pk, ended_at=None).first()
    if running is None:
        raise Refused("clock.not_on", _("Nobody is clocked on here."))
    order = access.get(WorkOrder, running.order_id, ctx, lock=True)
    running = Clocking.objects.select_for_update().select_related("line").get(pk=running.pk)
    running.order = order
    if running.ended_at is not None:
        raise Conflict("state.moved", _("A colleague was faster: please look at the document again."))
    stop(ctx, running, cmd.pause, cmd.note)
    return Done(id=order.pk, number=order.number, hours=str(running.hours))
