"""Report a major incident."""

import datetime as dt
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Reason,
    RequiredText,
)
from chehang.office.kinds import IncidentKind, IncidentLevel
from chehang.office.models import Incident
from chehang.office.states import INCIDENT


class ReportIncident(Command):
    """What happened where and when, how grave, how many are hurt. A drill is marked as one and counts as none."""

    kind: Annotated[IncidentKind, Field(title="Kind")]
    place: Annotated[RequiredText, Field(max_length=60, title="Place")]
    what: Annotated[Reason, Field(title="What happened")]
    level: Annotated[IncidentLevel, Field(title="Level")] = IncidentLevel.ORDINARY
    hurt: Annotated[int, Field(ge=0, le=500, title="People hurt")] = 0
    minutes_ago: Annotated[int, Field(ge=0, le=100_000, title="Minutes ago")] = 0
    drill: Annotated[bool, Field(title="A drill")] = False


@operation("office.report_incident", title=_("Report an incident"), posts=("*",))
def report_incident(cmd: ReportIncident, ctx: Context) -> Done:
    """Anybody, at once: the general manager and HR are told, and within fifteen minutes somebody takes the lead (§9.7)."""
    made = Incident.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "TF"), reported_by_id=ctx.actor.employee_id,
        happened_at=ctx.now - dt.timedelta(minutes=cmd.minutes_ago), **cmd.model_dump(exclude={"minutes_ago"}),
    )  # fmt: skip
    INCIDENT.begin(ctx, made)
    ctx.changed(made, None, {"kind": str(cmd.kind), "place": cmd.place, "level": str(cmd.level), "drill": cmd.drill})
    for post in ("general_manager", "hr_manager"):
        ctx.tell(_("%(kind)s at %(place)s: %(what)s"), post=post, link=f"/office/incidents/{made.pk}/",
                 kind=made.get_kind_display(), place=cmd.place, what=cmd.what[:100])  # fmt: skip
    return Done(id=made.pk, number=made.number)
