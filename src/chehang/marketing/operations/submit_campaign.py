"""Hand a campaign in for approval."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import Campaign
from ..states import CAMPAIGN


class SubmitCampaign(Command):
    """The campaign."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]


@operation(
    "marketing.submit_campaign", title=_("Hand in the campaign"), posts=("marketing_specialist", "marketing_manager")
)
def submit_campaign(cmd: SubmitCampaign, ctx: Context) -> Done:
    """The general manager decides, who did not plan it."""
    campaign = access.get(Campaign, cmd.campaign, ctx, lock=True)
    CAMPAIGN.advance(ctx, campaign, "submit")
    ctx.tell(_("Campaign %(number)s waits for approval: %(what)s"), post="general_manager", link=f"/marketing/campaigns/{campaign.pk}/", number=campaign.number, what=campaign.title)  # fmt: skip
    return Done(id=campaign.pk, number=campaign.number)
