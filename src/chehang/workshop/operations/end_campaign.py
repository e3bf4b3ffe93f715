"""A campaign ends with what came of it, or is dropped before it began."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import Campaign
from ..states import CAMPAIGN


class EndCampaign(Command):
    """What came of it, in words; the figures stand beside."""

    campaign: Annotated[Id, Ref("workshop.Campaign")]
    review: Annotated[str, Field(min_length=2, max_length=300, title="What came of it")]


@operation("workshop.end_campaign", title=_("End the campaign"), posts=("service_manager",))
def end_campaign(cmd: EndCampaign, ctx: Context) -> Done:
    """A running one is over; one that never began is dropped."""
    made = access.get(Campaign, cmd.campaign, ctx, lock=True)
    CAMPAIGN.advance(ctx, made, "end" if made.state == "running" else "drop", review=cmd.review)
    return Done(id=made.pk, number=made.number)
