"""Take a call out of the queue."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import FollowUp
from ..planning import met
from ..states import CALL


class CancelCall(Command):
    """The call, and why nobody is to be called."""

    call: Annotated[Id, Ref("care.FollowUp")]
    reason: Reason


@operation("care.cancel_call", title=_("Cancel the call"), posts=("customer_service_manager",))
def cancel_call(cmd: CancelCall, ctx: Context) -> Done:
    """Only the manager lets a call go: a prescribed contact is not lost by an agent."""
    call = access.get(FollowUp, cmd.call, ctx, lock=True)
    CALL.advance(ctx, call, "cancel", reason=cmd.reason, said=cmd.reason, ended_at=ctx.now)
    met(ctx, call, cmd.reason)
    return Done(id=call.pk, number=str(call.trigger))
