"""Ask another department for something (内部工单)."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, RequiredText, ShortText, Text
from chehang.work.heads import HEADS, Department, departments_of
from chehang.work.subjects import named
from chehang.work.tasks.giving import make, mine_url, require_future
from chehang.work.tasks.kinds import TaskKind

ANSWER_HOURS = 24  # until when the other department says yes or no, unless the request says otherwise


class RequestWork(Command):
    """Which department, what, until when; how many hours it has to answer."""

    department: Department
    title: Annotated[RequiredText, Field(title="Request")]
    due: Annotated[DueDate, Field(title="Finish by")]
    detail: Annotated[Text, Field(title="Details")] = ""
    answer_hours: Annotated[int, Field(ge=1, le=240, title="Hours to answer")] = ANSWER_HOURS
    urgent: bool = False
    about: Annotated[ShortText, Field(title="About (document)", description="Filled in by the page you come from.")] = (
        ""
    )
    about_id: Annotated[int, Field(ge=0, title="About (id)")] = 0


@operation("work.request_work", title=_("Request to a department"), posts=("*",))
def request_work(cmd: RequestWork, ctx: Context) -> Done:
    """Ask another department; its manager takes the request and names who does it, or declines with a reason.

    Refused for one's own department: there a task is given or noted.
    """
    require_future(ctx, cmd.due)
    if departments_of(ctx.actor.posts) == {cmd.department}:
        raise Refused(
            "request.own_department",
            _("This is your own department. Note a task, or ask your manager to give one."),
            field="department",
        )
    task = make(
        ctx,
        TaskKind.REQUEST,
        cmd.title,
        department=cmd.department,
        due=cmd.due,
        detail=cmd.detail,
        subject=named(ctx, cmd.about, cmd.about_id),
        answer_by=ctx.now + timedelta(hours=cmd.answer_hours),
        urgent=cmd.urgent,
    )
    ctx.tell(
        _("Request %(number)s of %(name)s: %(what)s"),
        post=HEADS[cmd.department],
        link=f"/work/tasks/{task.pk}/",
        number=task.number,
        name=ctx.actor.name,
        what=task.title,
    )
    return Done(id=task.pk, number=task.number, url=mine_url(task))
