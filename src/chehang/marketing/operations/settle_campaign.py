"""Settle a campaign: what it brought, and what the maker bears."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Ref

from ..booked import of_projects
from ..bringing import bringing
from ..models import Campaign, CofundClaim
from ..states import CAMPAIGN


class SettleCampaign(Command):
    """What of the cost is eligible and the papers of the claim; what it brought besides cars (service, parts)."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]
    other_gross: Annotated[NonNegativeMoney, Field(title="Gross profit besides cars")] = Decimal(0)
    eligible: Annotated[NonNegativeMoney, Field(title="Eligible for the maker's share")] = Decimal(0)
    claim_note: Annotated[str, Field(max_length=200, title="Papers of the claim, or why there is none")] = ""


@operation("marketing.settle_campaign", title=_("Settle the campaign"), posts=("marketing_manager", "finance_manager"))
def settle_campaign(cmd: SettleCampaign, ctx: Context) -> Done:
    """Leads, orders and gross are those of car sales registered with the campaign's number. The maker's share is claimed now.

    Refused for more than was spent, and after the claim's day without the reason of the loss (then nothing is claimed).
    Asked about: costs that the books hold otherwise.
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
    brought = bringing(ctx, campaign)
    booked = of_projects(ctx, [campaign.number]).get(campaign.number)
    if booked is not None and booked != campaign.actual:
        ctx.doubt(
            "campaign.cost_differs",
            _("The books hold %(booked)s for this campaign, %(actual)s was entered. Is an invoice still to come?"),
            booked=f"{booked:,.2f}", actual=f"{campaign.actual:,.2f}",
        )  # fmt: skip
    CAMPAIGN.advance(
        ctx, campaign, "settle", orders=brought.orders, gross=brought.gross + cmd.other_gross, eligible=cmd.eligible,
        cofund=share, claim_note=cmd.claim_note, leads=brought.leads, visits=brought.visits,
        deliveries=brought.deliveries, revenue=brought.revenue, settled_at=ctx.now,
    )  # fmt: skip
    if share:
        claim = CofundClaim.objects.create(store_id=ctx.store_id, campaign=campaign, amount=share, claimed_on=ctx.today)
        ctx.changed(claim, None, {"amount": str(share), "papers": cmd.claim_note})
    return Done(id=campaign.pk, number=campaign.number, cofund=str(share))
