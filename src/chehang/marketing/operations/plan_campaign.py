"""Plan a campaign with its budget."""

import secrets
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, NonNegativeMoney, RequiredText, Text

from ..kinds import CampaignKind, CostKind
from ..models import Campaign, CostLine


class Budgeted(Command):
    """A budget line."""

    kind: Annotated[CostKind, Field(title="Kind of cost")]
    planned: Annotated[NonNegativeMoney, Field(title="Amount planned")]


class PlanCampaign(Command):
    """What, when, where, to what end, with what money, and what the maker bears until when."""

    title: Annotated[RequiredText, Field(title="Campaign")]
    kind: Annotated[CampaignKind, Field(title="Kind of campaign")]
    begins: Annotated[DueDate, Field(title="Begins")]
    ends: Annotated[DueDate, Field(title="Ends on")]
    place: Annotated[RequiredText, Field(title="Venue")]
    aim: Annotated[str, Field(min_length=2, max_length=200, title="Aim")]
    duties: Annotated[Text, Field(title="Who does what")] = ""
    expected_leads: Annotated[int, Field(ge=0, le=100000, title="Leads expected")] = 0
    expected_orders: Annotated[int, Field(ge=0, le=10000, title="Orders expected")] = 0
    cofund_share: Annotated[int, Field(ge=0, le=100, title="Maker bears, %")] = 0
    claim_by: Annotated[DueDate | None, Field(title="Claim by")] = None
    lines: Annotated[list[Budgeted], Field(min_length=1, max_length=8, title="Budget")]


@operation("marketing.plan_campaign", title=_("Plan a campaign"), posts=("marketing_specialist", "marketing_manager"))
def plan_campaign(cmd: PlanCampaign, ctx: Context) -> Done:
    """Write the plan down. Refused when it ends before it begins, for one kind of cost twice, and for a co-fund without
    the day until which it is claimed."""
    if cmd.ends < cmd.begins:
        raise Refused("campaign.days", _("It ends before it begins."), field="ends")
    if len({line.kind for line in cmd.lines}) < len(cmd.lines):
        raise Refused("campaign.twice", _("Each kind of cost stands once in the budget."), field="lines")
    if cmd.cofund_share and cmd.claim_by is None:
        raise Refused("campaign.claim_by", _("Say until when the maker has to have the claim."), field="claim_by")
    made = Campaign.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "MK"), token=secrets.token_urlsafe(18),
        made_by_id=ctx.actor.employee_id, budget=sum((line.planned for line in cmd.lines), Decimal(0)),
        **cmd.model_dump(exclude={"lines"}),
    )  # fmt: skip
    CostLine.objects.bulk_create(
        CostLine(store_id=ctx.store_id, campaign=made, kind=line.kind, planned=line.planned) for line in cmd.lines
    )
    ctx.changed(made, None, {"number": made.number, "budget": str(made.budget)})
    return Done(id=made.pk, number=made.number)
