"""Hand a campaign in for approval."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..budgeting import ITEMS, room
from ..models import Campaign
from ..states import CAMPAIGN


class SubmitCampaign(Command):
    """The campaign."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]


@operation(
    "marketing.submit_campaign", title=_("Hand in the campaign"), posts=("marketing_specialist", "marketing_manager")
)
def submit_campaign(cmd: SubmitCampaign, ctx: Context) -> Done:
    """Finance looks at the budget and signs, then the general manager decides; neither of them planned it. Asked about:
    a budget beyond what the year so far leaves."""
    campaign = access.get(Campaign, cmd.campaign, ctx, lock=True)
    for item, amount, left in room(ctx, campaign, ctx.today):
        if left is not None and amount > left:
            ctx.doubt(
                "campaign.beyond_budget",
                _("%(item)s: the campaign asks for ¥%(amount)s, the year so far leaves ¥%(left)s. Hand it in all the same?"),
                item=ITEMS[item], amount=f"{amount:,.2f}", left=f"{left:,.2f}",
            )  # fmt: skip
    CAMPAIGN.advance(ctx, campaign, "submit")
    approvals.ask(ctx, campaign)
    return Done(id=campaign.pk, number=campaign.number)
