"""Bring gifts to a campaign."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, RequiredText

from ..models import Campaign, Gift


class BringGifts(Command):
    """What is given to guests, how many pieces come in addition (taken back where negative), and what a piece costs."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]
    gift: Annotated[RequiredText, Field(max_length=60, title="Gift")]
    pieces: Annotated[int, Field(ge=-100_000, le=100_000, title="Pieces more")]
    cost: Annotated[NonNegativeMoney, Field(title="Cost of a piece")] = Decimal(0)


@operation("marketing.bring_gifts", title=_("Bring gifts"), posts=("marketing_specialist", "marketing_manager"))
def bring_gifts(cmd: BringGifts, ctx: Context) -> Done:
    """The same gift again adds to what is there. Refused before the approval, and when less would have been brought than is given out."""
    campaign = access.get(Campaign, cmd.campaign, ctx, lock=True)
    if campaign.state not in ("approved", "live"):
        raise Refused("campaign.not_live", _("Costs are entered while the campaign is approved or under way."))
    gift = campaign.gifts.select_for_update().filter(name=cmd.gift).first()
    gift = gift or Gift(store_id=ctx.store_id, campaign=campaign, name=cmd.gift, brought=0)
    before = gift.brought
    if before + cmd.pieces < max(gift.given, 1):
        raise Refused(
            "gift.fewer", _("%(given)s pieces are given out; %(brought)s would have been brought."), field="pieces",
            given=gift.given, brought=before + cmd.pieces,
        )  # fmt: skip
    gift.brought, gift.cost = before + cmd.pieces, cmd.cost or gift.cost
    gift.save()
    ctx.changed(campaign, {cmd.gift: before}, {cmd.gift: gift.brought})
    return Done(id=campaign.pk, number=campaign.number, left=gift.left)
