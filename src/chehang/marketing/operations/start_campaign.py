"""A campaign begins."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import Campaign
from ..states import CAMPAIGN


class StartCampaign(Command):
    """The campaign."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]


@operation(
    "marketing.start_campaign", title=_("Begin the campaign"), posts=("marketing_specialist", "marketing_manager")
)
def start_campaign(cmd: StartCampaign, ctx: Context) -> Done:
    """From now on guests sign in and costs are entered; only an approved campaign begins."""
    campaign = access.get(Campaign, cmd.campaign, ctx, lock=True)
    CAMPAIGN.advance(ctx, campaign, "start")
    return Done(id=campaign.pk, number=campaign.number)
