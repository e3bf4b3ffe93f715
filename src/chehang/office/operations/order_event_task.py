"""Give a task of an event."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.office.models import HouseEvent
from chehang.work.services import assign


class OrderEventTask(Command):
    """What is to be prepared, by whom, by when."""

    event: Annotated[Id, Ref("office.HouseEvent"), Field(title="Event")]
    title: Annotated[RequiredText, Field(title="What to do")]
    owner: Annotated[Id, Ref("org.Employee"), Field(title="Owner")]
    due: Annotated[DueDate, Field(title="Finish by")]


@operation("office.order_event_task", title=_("Give a task of the event"), posts=("*",))
def order_event_task(cmd: OrderEventTask, ctx: Context) -> Done:
    """By its leader or who planned it, once it is approved; the event is not closed before it is done. Refused for a day that is over."""
    event = access.get(HouseEvent, cmd.event, ctx, lock=True)
    if ctx.actor.employee_id not in (event.leader_id, event.planned_by_id):
        raise NotAllowed("event.not_leader", _("Who leads the event gives its tasks."))
    if event.state != "approved":
        raise Refused("event.no_tasks_now", _("Tasks are given while the event is being prepared."))
    if cmd.due < ctx.today:
        raise Refused("event.due", _("This day is over."), field="due")
    task = assign(ctx, cmd.title, owner=cmd.owner, due=cmd.due, about=event)
    return Done(id=task.pk, number=task.number)
