"""Note a task for oneself."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, RequiredText, Text
from chehang.work.people import home_of, worker
from chehang.work.tasks.giving import make, require_future
from chehang.work.tasks.kinds import TaskKind


class NoteTask(Command):
    """What I want to do, until when."""

    title: Annotated[RequiredText, Field(title="Task")]
    due: Annotated[DueDate, Field(title="Finish by")]
    detail: Annotated[Text, Field(title="Details")] = ""
    remind_on: Annotated[DueDate | None, Field(title="Reminder")] = None


@operation("work.note_task", title=_("Note a task for myself"), posts=("*",))
def note_task(cmd: NoteTask, ctx: Context) -> Done:
    """Write down a task of one's own. Refused for a day that is over."""
    _employee, posts = worker(ctx, ctx.actor.employee_id)
    require_future(ctx, cmd.due)
    task = make(
        ctx,
        TaskKind.OWN,
        cmd.title,
        department=home_of(posts),
        due=cmd.due,
        owner_id=ctx.actor.employee_id,
        detail=cmd.detail,
        remind_on=cmd.remind_on,
    )
    return Done(id=task.pk, number=task.number)
