"""What a campaign or a medium has brought, read from the deals of car sales: leads, orders, deliveries, posted gross."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db.models import Q

from chehang.carsales.models import Deal, Lead
from chehang.core.access import rows
from chehang.core.context import Actor, Context

from .figures import Touch
from .models import Campaign, Guest

WINDOW = timedelta(days=90)  # a lead is attributed so long


@dataclass(frozen=True)
class Brought:
    """Leads, orders that stand, cars handed over, their gross and revenue without VAT."""

    leads: int
    orders: int
    deliveries: int
    gross: Decimal
    revenue: Decimal


def counted(leads: Iterable[int], deals: Iterable[Deal]) -> Brought:
    """Deals within the window of their lead."""
    mine = [d for d in deals if d.ordered_on and d.ordered_on - d.lead.registered_on <= WINDOW]
    done = [d for d in mine if d.delivered_on and d.car is not None]
    return Brought(
        len(set(leads)), len(mine), len(done),
        sum((d.price_ex - d.car.cost_ex for d in done if d.car is not None), Decimal(0)),
        sum((d.price_ex for d in done), Decimal(0)),
    )  # fmt: skip


def bringing(who: Actor | Context, campaign: Campaign) -> Brought:
    """Leads registered with the campaign's number, or of guests who signed in; a lead counts once."""
    signed = Guest.objects.filter(campaign=campaign, came_at__isnull=False).values("mobile")
    mine = rows(Lead, who).filter(
        Q(campaign=campaign.number) | Q(mobile__in=signed, registered_on__gte=campaign.begins)
    )
    found = list(mine.values_list("pk", flat=True))
    deals = rows(Deal, who).filter(lead__in=found).exclude(state="cancelled").select_related("lead", "car")
    return counted(found, deals)


def touches(who: Actor | Context, deal: Deal) -> list[Touch]:
    """By what the buyer of a deal was touched: the channel of his lead, then the campaigns he came to."""
    lead = deal.lead
    found = [Touch(lead.channel or str(lead.get_source_display()), 0)]
    came = Guest.objects.filter(store_id=deal.store_id, mobile=lead.mobile, came_at__isnull=False)
    for guest in came.select_related("campaign").order_by("came_at"):
        assert guest.came_at is not None
        day = (guest.came_at.date() - lead.registered_on).days
        if day >= 0 and (deal.ordered_on is None or guest.came_at.date() <= deal.ordered_on):
            found.append(Touch(guest.campaign.title, day))
    return found
