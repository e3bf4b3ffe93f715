"""Close an incident with what was done about it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.models import Incident
from chehang.warehouse.shipping.states import INCIDENT


class CloseIncident(Command):
    """The incident and the measure."""

    incident: Annotated[Id, Ref("warehouse.Incident"), Field(title="Emergency")]
    measure: Annotated[Reason, Field(title="What was done")]


@operation("warehouse.close_incident", title=_("Close the incident"), posts=("parts_manager", "general_manager"))
def close_incident(cmd: CloseIncident, ctx: Context) -> Done:
    """Say what was done so that it does not happen again. Refused to whoever reported it."""
    made = access.get(Incident, cmd.incident, ctx, lock=True)
    if made.reported_by_id == ctx.actor.employee_id:
        raise Refused("approval.own_work", _("You wrote this document yourself. Another person has to review it."))
    INCIDENT.advance(
        ctx,
        made,
        "close",
        reason=cmd.measure,
        measure=cmd.measure,
        closed_at=ctx.now,
        closed_by_id=ctx.actor.employee_id,
    )
    return Done(id=made.pk)
