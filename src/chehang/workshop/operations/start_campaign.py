"""The general manager lets a campaign begin."""

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

    campaign: Annotated[Id, Ref("workshop.Campaign")]


@operation("workshop.start_campaign", title=_("Let it begin"), posts=("general_manager",))
def start_campaign(cmd: StartCampaign, ctx: Context) -> Done:
    """Appointments may name it from now on."""
    made = access.get(Campaign, cmd.campaign, ctx, lock=True)
    CAMPAIGN.advance(ctx, made, "start")
    return Done(id=made.pk, number=made.number)
