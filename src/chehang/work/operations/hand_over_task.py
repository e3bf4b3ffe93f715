"""Hand a task over to a colleague."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.models import Task
from chehang.work.states import TASK
from chehang.work.tasks.giving import require_part, tell_giver
from chehang.work.tasks.services import give_to


class HandOverTask(Command):
    """The task, who has it from now on, and why."""

    task: Annotated[Id, Ref("work.Task")]
    owner: Annotated[Id, Ref("org.Employee")]
    reason: Reason


@operation("work.hand_over_task", title=_("Hand to a colleague"), posts=("*",))
def hand_over_task(cmd: HandOverTask, ctx: Context) -> Done:
    """The owner, the giver or the department's manager hands a task on; who owes an answer has to accept anew.

    Refused for who left, for the present owner, and for a task that is over.
    """
    task = access.get(Task, cmd.task, ctx, lock=True)
    require_part(ctx, task)
    if task.owner_id == cmd.owner:
        raise Refused("task.same_owner", _("The task is with this colleague already."), field="owner")
    if task.state == "answered" or not task.open or task.owner_id is None:
        raise Refused("task.not_handed_over", _("Only a task that is still to be done can be handed over."))
    give_to(ctx, task, cmd.owner, cmd.reason)
    if task.state == "declined" or (task.wants_answer and task.state in ("open", "doing")):
        TASK.advance(ctx, task, "offer", reason=cmd.reason)
    if not task.wants_answer and task.state == "offered":
        TASK.advance(ctx, task, "accept")
    tell_giver(ctx, task, _("%(number)s was handed over (%(reason)s): %(what)s"), reason=cmd.reason)
    return Done(id=task.pk, number=task.number)
