"""What a campaign or a medium has brought, read from the deals of car sales: leads, orders, deliveries, posted gross."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q

from chehang.carsales.models import Deal, Lead
from chehang.core.access import rows
from chehang.core.context import STORE_TIME, Actor, Context

from .figures import Touch
from .models import Campaign, Guest

WINDOW = timedelta(days=90)  # a lead is attributed so long


@dataclass(frozen=True)
class Brought:
    """Leads, of which so many came; orders that stand, cars handed over, their gross and revenue without VAT."""

    leads: int
    visits: int
    orders: int
    deliveries: int
    gross: Decimal
    revenue: Decimal


def counted(leads: Mapping[int, bool], deals: Iterable[Deal]) -> Brought:
    """Deals within the window of their lead; ``leads`` says of each whether it came to the store."""
    mine = [d for d in deals if d.ordered_on and d.ordered_on - d.lead.registered_on <= WINDOW]
    done = [d for d in mine if d.delivered_on and d.car is not None]
    return Brought(
        len(leads), sum(leads.values()), len(mine), len(done),
        sum((d.price_ex - d.car.cost_ex for d in done if d.car is not None), Decimal(0)),
        sum((d.price_ex for d in done), Decimal(0)),
    )  # fmt: skip


def bringing(who: Actor | Context, campaign: Campaign) -> Brought:
    """Leads registered with the campaign's number, or of guests who signed in here first; a lead is one campaign's, and counts once."""
    came = Guest.objects.filter(campaign=campaign, came_at__isnull=False)
    before = Guest.objects.filter(
        mobile=OuterRef("mobile"), store=OuterRef("store"), came_at__lt=OuterRef("came_at"),
        came_at__gte=datetime.combine(campaign.begins - WINDOW, time(), STORE_TIME),
    )  # fmt: skip
    signed = came.exclude(Exists(before)).values("mobile")
    mine = rows(Lead, who).filter(
        Q(campaign=campaign.number) | Q(campaign="", mobile__in=signed, registered_on__gte=campaign.begins)
    )
    found = {pk: came is not None for pk, came in mine.values_list("pk", "came_on")}
    deals = rows(Deal, who).filter(lead__in=found).exclude(state="cancelled").select_related("lead", "car")
    return counted(found, deals)


def of_media(who: Actor | Context, since: date) -> dict[str, Brought]:
    """What the leads of each medium (the channel of the lead) have brought since a day."""
    mine: dict[str, dict[int, bool]] = {}
    told = rows(Lead, who).filter(registered_on__gte=since).exclude(channel="")
    for pk, channel, came in told.values_list("pk", "channel", "came_on"):
        mine.setdefault(channel, {})[pk] = came is not None
    by: dict[str, list[Deal]] = {}
    deals = rows(Deal, who).filter(lead__registered_on__gte=since).exclude(lead__channel="").exclude(state="cancelled")
    for deal in deals.select_related("lead", "car"):
        by.setdefault(deal.lead.channel, []).append(deal)
    return {name: counted(leads, by.get(name, [])) for name, leads in mine.items()}


def touches_of(who: Actor | Context, deals: Iterable[Deal]) -> dict[int, list[Touch]]:
    """By what the buyer of each deal was touched, by deal: the channel of the lead, then the campaigns he came to."""
    known = list(deals)
    came: dict[str, list[Guest]] = {}
    guests = rows(Guest, who).filter(mobile__in={d.lead.mobile for d in known}, came_at__isnull=False)
    for guest in guests.select_related("campaign").order_by("came_at"):
        came.setdefault(guest.mobile, []).append(guest)
    found: dict[int, list[Touch]] = {}
    for deal in known:
        lead = deal.lead
        mine = [Touch(lead.channel or str(lead.get_source_display()), 0)]
        for guest in came.get(lead.mobile, []):
            assert guest.came_at is not None
            on = guest.came_at.astimezone(STORE_TIME).date()
            if lead.registered_on <= on and (deal.ordered_on is None or on <= deal.ordered_on):
                mine.append(Touch(guest.campaign.title, (on - lead.registered_on).days))
        found[deal.pk] = mine
    return found


def touches(who: Actor | Context, deal: Deal) -> list[Touch]:
    """By what the buyer of one deal was touched."""
    return touches_of(who, [deal])[deal.pk]
