"""Give a task in an incident."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.office.models import Incident
from chehang.work.heads import MANAGERS
from chehang.work.services import assign


class OrderIncidentTask(Command):
    """What is to be done, by whom, by when."""

    incident: Annotated[Id, Ref("office.Incident"), Field(title="Emergency")]
    title: Annotated[RequiredText, Field(title="What to do")]
    owner: Annotated[Id, Ref("org.Employee"), Field(title="Owner")]
    due: Annotated[DueDate, Field(title="Finish by")]


@operation("office.order_incident_task", title=_("Give a task of the incident"), posts=MANAGERS)
def order_incident_task(cmd: OrderIncidentTask, ctx: Context) -> Done:
    """The incident is not closed before it is done. Refused for a day that is over."""
    incident = access.get(Incident, cmd.incident, ctx, lock=True)
    if incident.state not in ("handled", "settled"):
        raise Refused("incident.no_tasks_now", _("Tasks are given while somebody leads in it."))
    if cmd.due < ctx.today:
        raise Refused("incident.due", _("This day is over."), field="due")
    task = assign(ctx, cmd.title, owner=cmd.owner, due=cmd.due, about=incident, urgent=incident.level == "major")
    return Done(id=task.pk, number=task.number)
