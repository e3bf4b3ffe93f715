"""Approve a campaign, or send it back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text

from ..models import Campaign
from ..planning import give_tasks
from ..states import CAMPAIGN


class DecideCampaign(Command):
    """The campaign, yes or no, and why."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]
    agreed: Annotated[bool, Field(title="Approve")]
    reason: Annotated[Text, Field(title="Reason")] = ""


@operation("marketing.decide_campaign", title=_("Decide on the campaign"), posts=("general_manager",))
def decide_campaign(cmd: DecideCampaign, ctx: Context) -> Done:
    """With a yes the departments get their tasks. Refused for who planned it, and for a no without its reason."""
    campaign = access.get(Campaign, cmd.campaign, ctx, lock=True)
    if campaign.made_by_id == ctx.actor.employee_id:
        raise Refused("campaign.own", _("You planned this campaign. Another person decides."))
    if not cmd.agreed and len(cmd.reason) < 2:
        raise Refused("campaign.reason", _("Say what is to be changed."), field="reason")
    CAMPAIGN.advance(ctx, campaign, "approve" if cmd.agreed else "send_back", reason=cmd.reason)
    if cmd.agreed:
        give_tasks(ctx, campaign)
    ctx.tell(_("Campaign %(number)s was decided on: %(what)s"), employee_id=campaign.made_by_id, link=f"/marketing/campaigns/{campaign.pk}/", number=campaign.number, what=campaign.title)  # fmt: skip
    return Done(id=campaign.pk, number=campaign.number, state=campaign.state)
