"""Give somebody a task."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, RequiredText, ShortText, Text
from chehang.work.heads import MANAGERS, departments_of
from chehang.work.people import home_of, require_lead, worker
from chehang.work.subjects import named
from chehang.work.tasks.giving import chained, make, require_future
from chehang.work.tasks.kinds import TaskKind


class Helper(Command):
    """A colleague who helps."""

    employee: Annotated[Id, Ref("org.Employee")]


class AssignTask(Command):
    """What is to be done, by whom, until when. ``temporary``: the owner accepts it and his answer is confirmed."""

    title: Annotated[RequiredText, Field(title="Task")]
    owner: Annotated[Id, Ref("org.Employee")]
    due: Annotated[DueDate, Field(title="Finish by")]
    detail: Annotated[Text, Field(title="Details")] = ""
    temporary: Annotated[bool, Field(title="From above: accept and answer")] = False
    urgent: bool = False
    remind_on: Annotated[DueDate | None, Field(title="Reminder")] = None
    waits_for: Annotated[Id, Ref("work.Task"), Field(title="Waits for")] | None = None
    about: Annotated[ShortText, Field(title="About (document)", description="Filled in by the page you come from.")] = (
        ""
    )
    about_id: Annotated[int, Field(ge=0, title="About (id)")] = 0
    helpers: tuple[Helper, ...] = ()


@operation("work.assign_task", title=_("Give a task"), posts=MANAGERS)
def assign_task(cmd: AssignTask, ctx: Context) -> Done:
    """Give a colleague of one's own department a task (the general manager: anybody).

    Refused for who left or holds no post, for a day that is over, and where the task would wait for itself.
    """
    _employee, posts = worker(ctx, cmd.owner)
    require_lead(ctx, departments_of(posts))
    require_future(ctx, cmd.due)
    task = make(
        ctx,
        TaskKind.TEMPORARY if cmd.temporary else TaskKind.ASSIGNED,
        cmd.title,
        department=home_of(posts),
        due=cmd.due,
        owner_id=cmd.owner,
        detail=cmd.detail,
        subject=named(ctx, cmd.about, cmd.about_id),
        remind_on=cmd.remind_on,
        urgent=cmd.urgent,
        helpers=[h.employee for h in cmd.helpers],
        waits_for=chained(ctx, cmd.waits_for),
    )
    return Done(id=task.pk, number=task.number)
