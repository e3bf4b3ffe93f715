"""Begin a task."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.models import Task
from chehang.work.states import TASK
from chehang.work.tasks.giving import require_owner


class StartTask(Command):
    """The task."""

    task: Annotated[Id, Ref("work.Task")]


@operation("work.start_task", title=_("Start work"), posts=("*",))
def start_task(cmd: StartTask, ctx: Context) -> Done:
    """The owner begins; the board shows it under way."""
    task = access.get(Task, cmd.task, ctx, lock=True)
    require_owner(ctx, task)
    TASK.advance(ctx, task, "start")
    return Done(id=task.pk, number=task.number)
