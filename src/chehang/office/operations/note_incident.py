"""Write into the timeline of an incident."""

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
    Reason,
    Ref,
    ShortText,
)
from chehang.office.models import Incident, IncidentEntry


class NoteIncident(Command):
    """What happened or was done; and whom one has told: fire brigade, authority, insurer, maker, family."""

    incident: Annotated[Id, Ref("office.Incident"), Field(title="Emergency")]
    text: Annotated[Reason, Field(title="Text")]
    party: Annotated[
        ShortText,
        Field(max_length=60, title="Who was told", description="Fire brigade, authority, insurer, maker, family …"),
    ] = ""


@operation("office.note_incident", title=_("Write into the timeline"), posts=("*",))
def note_incident(cmd: NoteIncident, ctx: Context) -> Done:
    """What is written stays. Refused once the incident is closed."""
    incident = access.get(Incident, cmd.incident, ctx, lock=True)
    if incident.state == "closed":
        raise Refused("incident.closed", _("This incident is closed."))
    made = IncidentEntry.objects.create(
        store_id=ctx.store_id,
        incident=incident,
        at=ctx.now,
        by_id=ctx.actor.employee_id,
        text=cmd.text,
        party=cmd.party,
    )
    ctx.changed(incident, None, {"entry": made.pk, "party": cmd.party})
    return Done(id=incident.pk, number=incident.number)
