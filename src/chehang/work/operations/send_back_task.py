"""Send the result of a task back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.models import Task
from chehang.work.states import TASK
from chehang.work.tasks.giving import require_other, tell_owner


class SendBackTask(Command):
    """The task, and what is missing."""

    task: Annotated[Id, Ref("work.Task")]
    reason: Reason


@operation("work.send_back_task", title=_("Send back"), posts=("*",))
def send_back_task(cmd: SendBackTask, ctx: Context) -> Done:
    """Who gave it says what is missing; the owner goes on. Refused for the owner."""
    task = access.get(Task, cmd.task, ctx, lock=True)
    require_other(ctx, task)
    TASK.advance(ctx, task, "send_back", reason=cmd.reason)
    tell_owner(ctx, task, _("%(number)s came back (%(reason)s): %(what)s"), reason=cmd.reason)
    return Done(id=task.pk, number=task.number)
