"""Say what came of an incident."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    NonNegativeMoney,
    Reason,
    Ref,
)
from chehang.office.models import Incident
from chehang.office.states import INCIDENT
from chehang.work.heads import MANAGERS


class SettleIncident(Command):
    """四不放过: the cause, who was responsible, the measures, who was taught; and the loss."""

    incident: Annotated[Id, Ref("office.Incident"), Field(title="Emergency")]
    cause: Annotated[Reason, Field(title="Cause")]
    responsible: Annotated[Reason, Field(max_length=500, title="Who was responsible")]
    measures: Annotated[Reason, Field(title="Measures")]
    taught: Annotated[Reason, Field(max_length=500, title="Who was taught")]
    loss: Annotated[NonNegativeMoney, Field(title="Loss")] = Decimal(0)


@operation("office.settle_incident", title=_("Settle the incident"), posts=MANAGERS)
def settle_incident(cmd: SettleIncident, ctx: Context) -> Done:
    """By its leader; the general manager then closes it. Refused for anybody else."""
    incident = access.get(Incident, cmd.incident, ctx, lock=True)
    INCIDENT.require(incident, "settle")
    if incident.leader_id != ctx.actor.employee_id:
        raise NotAllowed("incident.not_leader", _("Who leads in it says what came of it."))
    INCIDENT.advance(ctx, incident, "settle", **cmd.model_dump(exclude={"incident"}))
    ctx.tell(
        _("Incident %(number)s is to be closed"),
        post="general_manager",
        number=incident.number,
        link=f"/office/incidents/{incident.pk}/",
    )
    return Done(id=incident.pk, number=incident.number)
