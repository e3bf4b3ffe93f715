"""Close an incident."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    Ref,
    ShortText,
)
from chehang.office.models import Incident
from chehang.office.states import INCIDENT
from chehang.work.models import Task
from chehang.work.tasks.states import OPEN


class CloseIncident(Command):
    """The incident; not enough: it goes back to its leader."""

    incident: Annotated[Id, Ref("office.Incident"), Field(title="Emergency")]
    enough: Annotated[bool, Field(title="Everything is settled")] = True
    reason: Annotated[ShortText, Field(title="What is missing")] = ""


@operation("office.close_incident", title=_("Close the incident"), posts=("general_manager",))
def close_incident(cmd: CloseIncident, ctx: Context) -> Done:
    """Never by its leader, and not while a task is open. Refused while one is, and by its leader."""
    incident = access.get(Incident, cmd.incident, ctx, lock=True)
    if incident.leader_id == ctx.actor.employee_id:
        raise Refused("incident.own", _("You led in it yourself. Another person closes it."))
    if not cmd.enough:
        INCIDENT.advance(ctx, incident, "reject", reason=cmd.reason)
        return Done(id=incident.pk, number=incident.number)
    INCIDENT.require(incident, "close")
    waiting = Task.objects.filter(about="office.incident", about_id=incident.pk, state__in=OPEN).order_by("id").first()
    if waiting is not None:
        raise Refused(
            "incident.open_task", _("Task %(number)s is not done: %(what)s."), number=waiting.number, what=waiting.title
        )
    INCIDENT.advance(ctx, incident, "close", closed_by_id=ctx.actor.employee_id)
    return Done(id=incident.pk, number=incident.number)
