"""Say why a deadline was not kept."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Timer
from chehang.core.operation import Done, operation
from chehang.core.timers import explain
from chehang.core.types import Command, Id, Reason, Ref


class ExplainDelay(Command):
    """The deadline and the reason."""

    timer: Annotated[Id, Ref("core.Timer"), Field(title="Deadline")]
    reason: Reason


@operation("core.explain_delay", title=_("Give a reason for the delay"), posts=("*",))
def explain_delay(cmd: ExplainDelay, ctx: Context) -> Done:
    """Write down why; a deadline that asks for a reason can then be finished late.

    Refused to those it does not concern, and once it is finished.
    """
    timer = access.get(Timer, cmd.timer, ctx, lock=True)
    require_concerned(ctx, timer)
    if timer.ended_at is not None:
        raise Refused("timer.over", _("This deadline is finished already."))
    explain(ctx, timer, cmd.reason)
    return Done(id=timer.pk)


def require_concerned(ctx: Context, timer: Timer) -> None:
    """NotAllowed for whoever neither has to act nor stands above."""
    named = timer.employee_id == ctx.actor.employee_id and timer.employee_id
    if not named and not ctx.actor.posts & {timer.post, timer.late_post}:
        raise NotAllowed("timer.others", _("This deadline is not yours. Tell the colleague whose it is."))
