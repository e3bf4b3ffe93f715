"""The campaign in the register of documents: what its approval seals, and who approves it."""

from pathlib import Path
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.context import system_actor
from chehang.core.documents import Document, register

from .budgeting import ITEMS, beyond, room
from .models import Campaign
from .states import CAMPAIGN


def campaign_content(campaign: Campaign) -> dict[str, Any]:
    """The plan: what finance and the general manager say yes to. What was spent besides is no part of it."""
    named = ("title", "kind", "place", "aim", "duties", "expected_leads", "expected_orders", "cofund_share")
    lines = campaign.lines.filter(planned__gt=0).order_by("kind").values_list("kind", "planned")
    tasks = campaign.tasks.order_by("department", "what").values_list("department", "what", "due")
    return {
        **{name: getattr(campaign, name) for name in named},
        "days": [str(campaign.begins), str(campaign.ends)],
        "claim_by": str(campaign.claim_by or ""),
        "lines": [[kind, str(planned)] for kind, planned in lines],
        "tasks": [[department, what, str(due)] for department, what, due in tasks],
    }


def campaign_shown(campaign: Campaign) -> list[tuple[Any, str]]:
    """The plan in words, with each budget line."""
    share = f"{campaign.cofund_share}%" + (f" · {campaign.claim_by}" if campaign.claim_by else "")
    head: list[tuple[Any, str]] = [
        (_("Campaign"), campaign.title),
        (_("Kind of campaign"), str(campaign.get_kind_display())),
        (_("From and until"), f"{campaign.begins} – {campaign.ends}"),
        (_("Venue"), campaign.place),
        (_("Aim"), campaign.aim),
        (_("Leads expected"), str(campaign.expected_leads or "")),
        (_("Orders expected"), str(campaign.expected_orders or "")),
        (_("Maker bears, %"), share if campaign.cofund_share else ""),
        (_("Budget"), f"{campaign.budget:,.2f}"),
    ]
    lines = campaign.lines.filter(planned__gt=0).order_by("id")
    return [
        *((title, text) for title, text in head if text),
        *((line.get_kind_display(), f"{line.planned:,.2f}") for line in lines),
    ]


def campaign_effect(campaign: Campaign) -> list[tuple[Any, str]]:
    """The check of the budget: what the year so far leaves for each item, and what is left after a yes."""
    found: list[tuple[Any, str]] = []
    for item, amount, left in room(system_actor(campaign.store_id), campaign, localdate()):
        if left is None:
            found.append((ITEMS[item], f"{amount:,.2f} · {_('no budget of this year is in force')}"))
        else:
            found.append((ITEMS[item], f"{left:,.2f} − {amount:,.2f} = {left - amount:,.2f}"))
    if campaign.cofund_share:
        borne = campaign.budget * campaign.cofund_share / 100
        found.append((_("The maker bears at most"), f"{borne:,.2f}"))
    return found


register(
    Document(
        "marketing.campaign",
        model="marketing.Campaign",
        title=_("Campaign"),
        series="MK",
        content=campaign_content,
        see="marketing.see_campaigns",
        machine=CAMPAIGN,
        link="/marketing/campaigns/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent / "data" / "approval_routes.csv",
            amount=lambda campaign: campaign.budget,
            authors=lambda campaign: {campaign.made_by_id},
            shown=campaign_shown,
            effect=campaign_effect,
            over_budget=lambda campaign: beyond(system_actor(campaign.store_id), campaign, localdate()),
            past=("approved", "live", "settled", "reviewed"),
        ),
    )
)
