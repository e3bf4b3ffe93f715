"""Accept a task."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.models import Task
from chehang.work.states import TASK
from chehang.work.tasks.giving import require_owner, tell_giver


class AcceptTask(Command):
    """The task."""

    task: Annotated[Id, Ref("work.Task")]


@operation("work.accept_task", title=_("Accept the task"), posts=("*",))
def accept_task(cmd: AcceptTask, ctx: Context) -> Done:
    """The owner says yes; who gave it is told."""
    task = access.get(Task, cmd.task, ctx, lock=True)
    require_owner(ctx, task)
    TASK.advance(ctx, task, "accept")
    tell_giver(ctx, task, _("%(number)s was accepted: %(what)s"))
    return Done(id=task.pk, number=task.number)
