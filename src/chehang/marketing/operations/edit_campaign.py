"""Change the plan of a campaign."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref

from ..models import Campaign
from ..planning import CampaignContent, budget_of, check, drop_parts, write_parts


class EditCampaign(CampaignContent):
    """The whole new plan."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]
    seen: Seen = ""


@operation("marketing.edit_campaign", title=_("Change the plan"), posts=("marketing_specialist", "marketing_manager"))
def edit_campaign(cmd: EditCampaign, ctx: Context) -> Done:
    """A plan that was sent back is changed and handed in again. Refused once it is handed in: who approves, approves what he
    sees; and for what a new plan is refused for."""
    campaign = access.get(Campaign, cmd.campaign, ctx, lock=True)
    require_unchanged(ctx, cmd, campaign)
    if campaign.state != "planned":
        raise Refused("campaign.not_planned", _("Only a plan that is not handed in is changed."))
    check(cmd)
    facts = cmd.model_dump(exclude={"campaign", "seen", "lines", "tasks"}) | {"budget": budget_of(cmd)}
    before = {name: str(getattr(campaign, name)) for name in facts}
    for name, value in facts.items():
        setattr(campaign, name, value)
    campaign.save()
    drop_parts(ctx, campaign)
    write_parts(ctx, campaign, cmd)
    ctx.changed(campaign, before, {name: str(value) for name, value in facts.items()})
    return Done(id=campaign.pk, number=campaign.number)
