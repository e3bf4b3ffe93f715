"""Finish a recurring duty."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, timers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Tick, Timer
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text

from .explain_delay import require_concerned


class FinishDue(Command):
    """The deadline, and when it is late why."""

    timer: Annotated[Id, Ref("core.Timer"), Field(title="Deadline")]
    reason: Annotated[Text, Field(title="Reason, if late")] = ""


@operation("core.finish_due", title=_("Finish a duty"), posts=("*",))
def finish_due(cmd: FinishDue, ctx: Context) -> Done:
    """Say that a round of a recurring duty is done.

    Refused to those it does not concern, for the deadline of a document (that ends when the document goes on), when it
    is finished, and late without a reason where one is asked for.
    """
    timer = access.get(Timer, cmd.timer, ctx, lock=True)
    require_concerned(ctx, timer)
    if timer.subject != Tick._meta.label:
        raise Refused("timer.by_document", _("This deadline ends when the document itself goes on. Open the document."))
    if timer.ended_at is not None:
        raise Refused("timer.over", _("This deadline is finished already."))
    timers.meet(ctx, access.get(Tick, timer.subject_id, ctx), timer.kind, cmd.reason)
    return Done(id=timer.pk)
