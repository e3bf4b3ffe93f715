"""Take a leave back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.people.models import Leave
from chehang.people.states import LEAVE


class CancelLeave(Command):
    """Which leave is not taken, and why."""

    leave: Annotated[Id, Ref("people.Leave")]
    reason: Reason


@operation("people.cancel_leave", title=_("Take the leave back"), posts=("*",))
def cancel_leave(cmd: CancelLeave, ctx: Context) -> Done:
    """One's own, or HR for others; not once it has begun. Refused once it has begun."""
    leave = access.get(Leave, cmd.leave, ctx, lock=True)
    if leave.employee_id != ctx.actor.employee_id and "hr_manager" not in ctx.actor.posts:
        raise NotAllowed("leave.not_yours", _("This is the leave of another person."))
    if leave.state == "approved" and leave.first_day <= ctx.today:
        raise Refused("leave.begun", _("This leave has begun and cannot be taken back."))
    approvals.void(ctx, leave)
    LEAVE.advance(ctx, leave, "cancel", reason=cmd.reason)
    return Done(id=leave.pk, number=leave.number)
