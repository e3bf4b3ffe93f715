"""Confirm the result of a task."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.models import Task
from chehang.work.states import TASK
from chehang.work.tasks.giving import require_other, tell_owner


class ConfirmTask(Command):
    """The task."""

    task: Annotated[Id, Ref("work.Task")]


@operation("work.confirm_task", title=_("Confirm the result"), posts=("*",))
def confirm_task(cmd: ConfirmTask, ctx: Context) -> Done:
    """Who gave it, or who leads the department, says that it is done. Refused for the owner."""
    task = access.get(Task, cmd.task, ctx, lock=True)
    require_other(ctx, task)
    TASK.advance(ctx, task, "confirm", ended_at=ctx.now, confirmed_by_id=ctx.actor.employee_id)
    tell_owner(ctx, task, _("The result of %(number)s was confirmed: %(what)s"))
    return Done(id=task.pk, number=task.number)
