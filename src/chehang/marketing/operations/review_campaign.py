"""Review a campaign."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import Campaign
from ..states import CAMPAIGN


class ReviewCampaign(Command):
    """The campaign, and what we would change."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]
    lessons: Annotated[Reason, Field(title="What we would change")]


@operation("marketing.review_campaign", title=_("Review the campaign"), posts=("marketing_manager",))
def review_campaign(cmd: ReviewCampaign, ctx: Context) -> Done:
    """Within seven days of settling; from then on nothing of it changes."""
    campaign = access.get(Campaign, cmd.campaign, ctx, lock=True)
    CAMPAIGN.advance(ctx, campaign, "review", lessons=cmd.lessons, reviewed_at=ctx.now)
    return Done(id=campaign.pk, number=campaign.number)
