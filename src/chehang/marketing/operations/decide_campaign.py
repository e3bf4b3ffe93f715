"""Approve a campaign, or send it back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text

from ..models import Campaign
from ..states import CAMPAIGN


class DecideCampaign(Command):
    """The campaign, yes or no, and why."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]
    agreed: Annotated[bool, Field(title="Approve")]
    reason: Annotated[Text, Field(title="Reason")] = ""


@operation("marketing.decide_campaign", title=_("Decide on the campaign"), posts=("finance_manager", "general_manager"))
def decide_campaign(cmd: DecideCampaign, ctx: Context) -> Done:
    """Finance signs that the budget bears it, then the general manager says yes; with his yes the departments get their tasks.

    Refused for who planned it, for who is not asked now, and for a no without its reason.
    """
    campaign = access.get(Campaign, cmd.campaign, ctx, lock=True)
    CAMPAIGN.require(campaign, "approve")
    if cmd.agreed:
        approvals.approve(ctx, campaign, reason=cmd.reason)
    else:
        if len(cmd.reason) < 2:
            raise Refused("campaign.reason", _("Say what is to be changed."), field="reason")
        approvals.send_back(ctx, campaign, reason=cmd.reason)
    campaign.refresh_from_db()
    return Done(id=campaign.pk, number=campaign.number, state=campaign.state)
