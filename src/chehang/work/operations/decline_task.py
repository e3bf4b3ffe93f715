"""Decline a task."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.models import Task
from chehang.work.people import require_lead
from chehang.work.states import TASK
from chehang.work.tasks.giving import require_owner, tell_giver


class DeclineTask(Command):
    """The task, and why not."""

    task: Annotated[Id, Ref("work.Task")]
    reason: Reason


@operation("work.decline_task", title=_("Decline the task"), posts=("*",))
def decline_task(cmd: DeclineTask, ctx: Context) -> Done:
    """The owner, or the manager of the department that was asked, says no with a reason; who gave it is told."""
    task = access.get(Task, cmd.task, ctx, lock=True)
    if task.owner_id is None:
        require_lead(ctx, {task.department}, field="task")
    else:
        require_owner(ctx, task)
    TASK.advance(ctx, task, "decline", reason=cmd.reason)
    tell_giver(ctx, task, _("%(number)s was declined (%(reason)s): %(what)s"), reason=cmd.reason)
    return Done(id=task.pk, number=task.number)
