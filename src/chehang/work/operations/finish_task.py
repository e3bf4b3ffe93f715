"""Say what came of a task."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.models import Task
from chehang.work.states import TASK
from chehang.work.tasks.giving import require_owner, require_turn, tell_giver


class FinishTask(Command):
    """The task and its result."""

    task: Annotated[Id, Ref("work.Task")]
    result: Annotated[Reason, Field(title="Result")]


@operation("work.finish_task", title=_("Report the result"), posts=("*",))
def finish_task(cmd: FinishTask, ctx: Context) -> Done:
    """The owner says what came of it. A task from above or a request then waits for the giver's word; others are done.

    Refused while the task it waits for is not over.
    """
    task = access.get(Task, cmd.task, ctx, lock=True)
    require_owner(ctx, task)
    require_turn(task)
    if task.wants_answer:
        TASK.advance(ctx, task, "answer", result=cmd.result)
        tell_giver(ctx, task, _("Result of %(number)s to be confirmed: %(what)s"))
    else:
        TASK.advance(ctx, task, "finish", result=cmd.result, ended_at=ctx.now)
    return Done(id=task.pk, number=task.number)
