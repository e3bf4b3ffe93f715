"""Let a duty come round no longer."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import RecurringDue
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref


class EndRecurringDue(Command):
    """The duty and why."""

    due: Annotated[Id, Ref("core.RecurringDue"), Field(title="Recurring duty")]
    reason: Reason


@operation("org.end_recurring_due", title=_("End a recurring duty"), posts=("general_manager", "administrator"))
def end_recurring_due(cmd: EndRecurringDue, ctx: Context) -> Done:
    """From now on it comes round no more; rounds that are open stay to be finished. Refused when it has ended."""
    due = access.get(RecurringDue, cmd.due, ctx, lock=True)
    if due.ended_at is not None:
        raise Refused("due.ended", _("This duty has ended already."))
    due.ended_at = ctx.now
    due.save(update_fields=["ended_at"])
    ctx.changed(due, {"ended_at": None}, {"ended_at": str(ctx.now), "reason": cmd.reason})
    return Done(id=due.pk)
