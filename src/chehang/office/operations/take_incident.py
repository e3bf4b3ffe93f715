"""Say who leads in an incident."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    Ref,
)
from chehang.office.models import Incident
from chehang.office.states import INCIDENT
from chehang.work.heads import MANAGERS
from chehang.work.people import worker


class TakeIncident(Command):
    """The incident and its leader."""

    incident: Annotated[Id, Ref("office.Incident"), Field(title="Emergency")]
    leader: Annotated[Id, Ref("org.Employee"), Field(title="Leader")]


@operation("office.take_incident", title=_("Name the leader"), posts=MANAGERS)
def take_incident(cmd: TakeIncident, ctx: Context) -> Done:
    """The clock of fifteen minutes ends. Refused for who does not work here."""
    incident = access.get(Incident, cmd.incident, ctx, lock=True)
    worker(ctx, cmd.leader, field="leader")
    INCIDENT.advance(ctx, incident, "take", leader_id=cmd.leader)
    if cmd.leader != ctx.actor.employee_id:
        ctx.tell(
            _("You lead in incident %(number)s"),
            employee_id=cmd.leader,
            number=incident.number,
            link=f"/office/incidents/{incident.pk}/",
        )
    return Done(id=incident.pk, number=incident.number)
