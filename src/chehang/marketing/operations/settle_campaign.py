"""Settle a campaign: what it brought, and what the maker bears."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.models import Lead
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Ref

from ..models import Campaign
from ..states import CAMPAIGN


class SettleCampaign(Command):
    """Orders and gross profit of the window, what of the cost is eligible, and the papers of the claim."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]
    orders: Annotated[int, Field(ge=0, le=10000, title="Orders")] = 0
    gross: Annotated[NonNegativeMoney, Field(title="Gross profit of the orders")] = Decimal(0)
    eligible: Annotated[NonNegativeMoney, Field(title="Eligible for the maker's share")] = Decimal(0)
    claim_note: Annotated[str, Field(max_length=200, title="Papers of the claim, or why there is none")] = ""


@operation("marketing.settle_campaign", title=_("Settle the campaign"), posts=("marketing_manager", "finance_manager"))
def settle_campaign(cmd: SettleCampaign, ctx: Context) -> Done:
    """Leads are those registered with the campaign's number. The maker's share is claimed now.

    Refused for more than was spent, and after the claim's day without the reason of the loss (then nothing is claimed).
    """
    campaign = access.get(Campaign, cmd.campaign, ctx, lock=True)
    CAMPAIGN.require(campaign, "settle")
    if cmd.eligible > campaign.actual:
        raise Refused("campaign.eligible", _("No more is eligible than was spent: %(actual)s."), field="eligible", actual=f"{campaign.actual:,.2f}")  # fmt: skip
    late = campaign.claim_by is not None and ctx.today > campaign.claim_by
    if (late or cmd.eligible) and campaign.cofund_share and len(cmd.claim_note) < 2:
        raise Refused(
            "campaign.claim_late" if late else "campaign.claim_papers",
            _("The day of the claim is over: write down why. The maker's share is lost.")
            if late
            else _("Name the papers of the claim: form, plan, list of guests, photos, invoices."),
            field="claim_note",
        )
    share = (
        Decimal(0) if late else (cmd.eligible * campaign.cofund_share / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    )
    leads = access.rows(Lead, ctx).filter(campaign=campaign.number).count()
    CAMPAIGN.advance(
        ctx, campaign, "settle", orders=cmd.orders, gross=cmd.gross, eligible=cmd.eligible, cofund=share,
        claim_note=cmd.claim_note, leads=leads, settled_at=ctx.now,
    )  # fmt: skip
    return Done(id=campaign.pk, number=campaign.number, cofund=str(share))
