"""Change a task that is not over."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref, RequiredText, Text
from chehang.work.models import Task
from chehang.work.operations.assign_task import Helper
from chehang.work.tasks.giving import chained, require_future, require_giver, set_helpers, tell_owner


class ChangeTask(Command):
    """The task as it shall be, and why it changes."""

    task: Annotated[Id, Ref("work.Task")]
    title: Annotated[RequiredText, Field(title="Task")]
    due: Annotated[DueDate, Field(title="Finish by")]
    reason: Reason
    detail: Annotated[Text, Field(title="Details")] = ""
    urgent: bool = False
    remind_on: Annotated[DueDate | None, Field(title="Reminder")] = None
    waits_for: Annotated[Id, Ref("work.Task"), Field(title="Waits for")] | None = None
    helpers: tuple[Helper, ...] = ()


@operation("work.change_task", title=_("Change the task"), posts=("*",))
def change_task(cmd: ChangeTask, ctx: Context) -> Done:
    """Who gave it or leads the department changes what is wanted, until when, and who helps; the owner is told.

    Refused for a task that is over, a day that is over, and where it would wait for itself.
    """
    task = access.get(Task, cmd.task, ctx, lock=True)
    require_giver(ctx, task)
    if not task.open or task.state == "answered":
        raise Refused("task.over", _("%(number)s is over or waits for its confirmation."), number=task.number)
    if cmd.due != task.due:
        require_future(ctx, cmd.due)
    before = {n: str(getattr(task, n)) for n in ("title", "due", "detail", "urgent", "remind_on", "waits_for_id")}
    task.waits_for = chained(ctx, cmd.waits_for, task)
    task.title, task.due, task.detail = cmd.title, cmd.due, cmd.detail
    task.urgent, task.remind_on = cmd.urgent, cmd.remind_on
    task.save(update_fields=["title", "due", "detail", "urgent", "remind_on", "waits_for"])
    ctx.changed(task, before, {n: str(getattr(task, n)) for n in before} | {"reason": cmd.reason})
    set_helpers(ctx, task, [h.employee for h in cmd.helpers])
    tell_owner(ctx, task, _("%(number)s was changed (%(reason)s): %(what)s"), reason=cmd.reason)
    return Done(id=task.pk, number=task.number)
