"""Give up looking for staff."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.people.models import Requisition
from chehang.people.states import REQUISITION


class CloseRequisition(Command):
    """Which requisition, and why."""

    requisition: Annotated[Id, Ref("people.Requisition")]
    reason: Reason


@operation("people.close_requisition", title=_("Give up recruiting"), posts=("hr_manager", "general_manager"))
def close_requisition(cmd: CloseRequisition, ctx: Context) -> Done:
    """Nobody is looked for any more."""
    wanted = access.get(Requisition, cmd.requisition, ctx, lock=True)
    REQUISITION.advance(ctx, wanted, "close", reason=cmd.reason)
    return Done(id=wanted.pk, number=wanted.number)
