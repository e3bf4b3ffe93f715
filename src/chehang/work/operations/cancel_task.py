"""Cancel a task."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.models import Task
from chehang.work.states import TASK
from chehang.work.tasks.giving import require_giver, tell_owner


class CancelTask(Command):
    """The task, and why it is not needed any more."""

    task: Annotated[Id, Ref("work.Task")]
    reason: Reason


@operation("work.cancel_task", title=_("Cancel the task"), posts=("*",))
def cancel_task(cmd: CancelTask, ctx: Context) -> Done:
    """Who gave it, or who leads the department, takes it off the list with a reason. Nobody drops what others gave him."""
    task = access.get(Task, cmd.task, ctx, lock=True)
    require_giver(ctx, task)
    TASK.advance(ctx, task, "cancel", reason=cmd.reason, ended_at=ctx.now)
    tell_owner(ctx, task, _("%(number)s was cancelled (%(reason)s): %(what)s"), reason=cmd.reason)
    return Done(id=task.pk, number=task.number)
