"""Report an incident in the warehouse."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Kept, NonNegativeMoney, Reason, RequiredText
from chehang.warehouse.models import Incident
from chehang.warehouse.shipping.states import INCIDENT


class ReportIncident(Command):
    """What, where, how bad, with a photo."""

    kind: Annotated[Literal["fire", "damp", "theft", "leak", "entry", "injury", "other"], Field(title="Kind")]
    place: Annotated[RequiredText, Field(title="Place")]
    what: Annotated[Reason, Field(title="What happened")]
    loss: Annotated[NonNegativeMoney, Field(title="Estimated loss")] = ZERO
    photo: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$", title="Photo"), Kept("photo")] = ""


@operation(
    "warehouse.report_incident",
    title=_("Report a warehouse incident"),
    posts=("keeper", "parts_manager", "parts_sales"),
)
def report_incident(cmd: ReportIncident, ctx: Context) -> Done:
    """Tell the parts manager at once; fire, theft and injuries the general manager as well."""
    made = Incident.objects.create(
        store_id=ctx.store_id, reported_at=ctx.now, reported_by_id=ctx.actor.employee_id, **cmd.model_dump()
    )
    INCIDENT.begin(ctx, made)
    ctx.changed(made, None, {"kind": cmd.kind, "place": cmd.place, "loss": str(cmd.loss)})
    for post in ("parts_manager", *(("general_manager",) if cmd.kind in ("fire", "theft", "injury") else ())):
        ctx.tell(
            _("Incident in the warehouse at %(place)s: %(what)s"),
            post=post,
            link=f"/warehouse/incidents/{made.pk}/",
            place=cmd.place,
            what=cmd.what[:200],
        )
    return Done(id=made.pk)
