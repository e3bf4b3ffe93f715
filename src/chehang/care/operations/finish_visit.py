"""The car of an agreed visit has been in."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import FollowUp
from ..states import CALL
from .next_call import CALLERS


class FinishVisit(Command):
    """The call, and what was done to the car."""

    call: Annotated[Id, Ref("care.FollowUp")]
    outcome: Annotated[Reason, Field(title="What was done to the car")]


@operation("care.finish_visit", title=_("The car has been in"), posts=(*CALLERS, "service_advisor", "service_manager"))
def finish_visit(cmd: FinishVisit, ctx: Context) -> Done:
    """A call that became an appointment stays open until the car has been in. Refused for a call without a visit."""
    call = access.get(FollowUp, cmd.call, ctx, lock=True)
    if call.state != "waiting":
        raise Refused("call.no_visit", _("No visit is agreed for this call."))
    said = f"{call.said}\n{cmd.outcome}"[:1000]
    CALL.advance(ctx, call, "finish", said=said, ended_at=ctx.now)
    return Done(id=call.pk, number=str(call.trigger))
