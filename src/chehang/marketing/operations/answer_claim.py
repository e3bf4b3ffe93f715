"""The maker answers a co-fund claim."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref

from ..models import Campaign, CofundClaim
from ..states import CLAIM


class AnswerClaim(Command):
    """The claim, what is granted (nothing: refused), and the maker's words."""

    claim: Annotated[Id, Ref("marketing.CofundClaim"), Field(title="Claim on the maker")]
    granted: Annotated[NonNegativeMoney, Field(title="Amount granted")] = Decimal(0)
    answer: Annotated[Reason, Field(title="Answer of the maker")]


@operation(
    "marketing.answer_claim", title=_("Enter the maker's answer"), posts=("marketing_manager", "finance_manager")
)
def answer_claim(cmd: AnswerClaim, ctx: Context) -> Done:
    """What is not granted is borne by the store: its share of the cost follows. Refused for more than was claimed."""
    claim = access.get(CofundClaim, cmd.claim, ctx, lock=True)
    if cmd.granted > claim.amount:
        raise Refused(
            "cofund.more", _("No more is granted than was claimed: %(amount)s."), field="granted",
            amount=f"{claim.amount:,.2f}",
        )  # fmt: skip
    CLAIM.advance(ctx, claim, "grant" if cmd.granted else "refuse", granted=cmd.granted, answer=cmd.answer)
    campaign = access.get(Campaign, claim.campaign_id, ctx, lock=True)
    if campaign.state == "settled" and campaign.cofund != cmd.granted:
        before, campaign.cofund = campaign.cofund, cmd.granted
        campaign.save(update_fields=["cofund"])
        ctx.changed(campaign, {"cofund": str(before)}, {"cofund": str(cmd.granted)})
    return Done(id=claim.pk, number=campaign.number, state=claim.state)
