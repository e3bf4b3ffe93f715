"""Plan an advertisement."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, Ref

from ..kinds import MediumKind
from ..models import Campaign, Placement


class PlanPlacement(Command):
    """Which medium in which week, where in it, for how much, and what is expected."""

    medium: Annotated[str, Field(min_length=1, max_length=40, title="Medium")]
    kind: Annotated[MediumKind, Field(title="Kind of medium")]
    week: Annotated[DueDate, Field(title="Week from")]
    position: Annotated[str, Field(max_length=100, title="Position")] = ""
    cost: Annotated[NonNegativeMoney, Field(title="Cost")]
    expected_leads: Annotated[int, Field(ge=0, le=100000, title="Leads expected")] = 0
    campaign: Annotated[Annotated[Id, Ref("marketing.Campaign")] | None, Field(title="Campaign")] = None


@operation(
    "marketing.plan_placement", title=_("Plan an advertisement"), posts=("marketing_specialist", "marketing_manager")
)
def plan_placement(cmd: PlanPlacement, ctx: Context) -> Done:
    """Weeks begin on Mondays. Refused for another day, and for the same position twice in a week."""
    if cmd.week.weekday():
        raise Refused("placement.monday", _("A week begins on its Monday."), field="week")
    if access.rows(Placement, ctx).filter(medium=cmd.medium, week=cmd.week, position=cmd.position).exists():
        raise Refused("placement.twice", _("This position is planned for that week already."), field="week")
    campaign = access.get(Campaign, cmd.campaign, ctx) if cmd.campaign else None
    made = Placement.objects.create(store_id=ctx.store_id, campaign=campaign, **cmd.model_dump(exclude={"campaign"}))
    ctx.changed(made, None, cmd.model_dump(mode="json"))
    return Done(id=made.pk, number=str(made))
