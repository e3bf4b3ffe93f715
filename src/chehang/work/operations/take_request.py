"""Take a request of another department and name who does it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref
from chehang.work.heads import MANAGERS, departments_of
from chehang.work.models import Task
from chehang.work.people import require_lead, worker
from chehang.work.states import TASK
from chehang.work.tasks.giving import require_future, tell_giver, tell_owner


class TakeRequest(Command):
    """The request, who does it, and the day that is promised (without: the day that was asked for)."""

    task: Annotated[Id, Ref("work.Task")]
    owner: Annotated[Id, Ref("org.Employee")]
    due: Annotated[DueDate | None, Field(title="Promised for")] = None


@operation("work.take_request", title=_("Take the request"), posts=MANAGERS)
def take_request(cmd: TakeRequest, ctx: Context) -> Done:
    """The department's manager says yes, names an owner of the department and a day; who asked is told.

    Refused for another department's request, a task that is no request, and an owner of another department.
    """
    task = access.get(Task, cmd.task, ctx, lock=True)
    require_lead(ctx, {task.department}, field="task")
    if task.kind != "request" or task.owner_id is not None:
        raise Refused("request.not_waiting", _("%(number)s is no request that waits to be taken."), number=task.number)
    _employee, posts = worker(ctx, cmd.owner)
    if task.department not in departments_of(posts):
        raise Refused(
            "request.other_department",
            _("The owner has to be of the department that was asked. Decline the request if it is not yours."),
            field="owner",
        )
    due = cmd.due or task.due
    if cmd.due:
        require_future(ctx, cmd.due)
    TASK.advance(ctx, task, "accept", owner_id=cmd.owner, due=due)
    tell_owner(ctx, task)
    tell_giver(ctx, task, _("%(number)s was taken, promised for %(due)s: %(what)s"), due=due.isoformat())
    return Done(id=task.pk, number=task.number)
