"""Give a call to a colleague, or back into the queue."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.people import worker

from ..calling import HELD
from ..models import FollowUp
from ..states import CALL
from .next_call import CALLERS


class HandOverCall(Command):
    """The call, to whom (nobody: back into the queue), and why."""

    call: Annotated[Id, Ref("care.FollowUp")]
    agent: Annotated[Annotated[Id, Ref("org.Employee")] | None, Field(title="Hand over to")] = None
    reason: Reason


@operation("care.hand_over_call", title=_("Hand over the call"), posts=CALLERS)
def hand_over_call(cmd: HandOverCall, ctx: Context) -> Done:
    """The colleague holds it now; without one whoever takes the next call gets it."""
    call = access.get(FollowUp, cmd.call, ctx, lock=True)
    CALL.require(call, "agree_visit")
    before = call.agent_id
    if cmd.agent:
        worker(ctx, cmd.agent)
    call.agent_id, call.held_until = cmd.agent, ctx.now + HELD if cmd.agent else None
    call.save(update_fields=["agent", "held_until"])
    ctx.changed(call, {"agent": before}, {"agent": cmd.agent, "reason": cmd.reason})
    if cmd.agent:
        ctx.tell(_("A call for you: %(what)s"), employee_id=cmd.agent, link=f"/care/calls/{call.pk}/", what=str(call))
    return Done(id=call.pk, number=str(call.trigger))
