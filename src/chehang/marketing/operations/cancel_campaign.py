"""Call a campaign off."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import Campaign
from ..planning import call_tasks_off
from ..states import CAMPAIGN


class CancelCampaign(Command):
    """The campaign, and why."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]
    reason: Reason


@operation(
    "marketing.cancel_campaign", title=_("Call the campaign off"), posts=("marketing_manager", "general_manager")
)
def cancel_campaign(cmd: CancelCampaign, ctx: Context) -> Done:
    """What it has cost until now stays with it; what the departments have not done yet is not done."""
    campaign = access.get(Campaign, cmd.campaign, ctx, lock=True)
    CAMPAIGN.advance(ctx, campaign, "cancel", reason=cmd.reason)
    call_tasks_off(ctx, campaign, cmd.reason)
    return Done(id=campaign.pk, number=campaign.number)
