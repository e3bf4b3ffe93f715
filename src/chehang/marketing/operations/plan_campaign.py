"""Plan a campaign with its budget."""

import secrets

from django.utils.translation import gettext_lazy as _

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation

from ..models import Campaign
from ..planning import CampaignContent, budget_of, check, write_parts


class PlanCampaign(CampaignContent):
    """What, when, where, to what end, with what money, who does what, and what the maker bears until when."""


@operation("marketing.plan_campaign", title=_("Plan a campaign"), posts=("marketing_specialist", "marketing_manager"))
def plan_campaign(cmd: PlanCampaign, ctx: Context) -> Done:
    """Write the plan down. Refused when it ends before it begins, for one kind of cost or one task twice, and for a co-fund
    without the day until which it is claimed."""
    check(cmd)
    made = Campaign.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "MK"), token=secrets.token_urlsafe(18),
        made_by_id=ctx.actor.employee_id, budget=budget_of(cmd), **cmd.model_dump(exclude={"lines", "tasks"}),
    )  # fmt: skip
    write_parts(ctx, made, cmd)
    ctx.changed(made, None, {"number": made.number, "budget": str(made.budget), "tasks": len(cmd.tasks)})
    return Done(id=made.pk, number=made.number)
