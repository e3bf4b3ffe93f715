"""Campaigns beside the expense budget: what they have promised to spend, and what the year so far leaves for them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Context, system_actor
from chehang.work.budgets import Commitment, commits, left_on

from .booked import of_projects
from .kinds import CostKind
from .models import Campaign, CostLine

DEPARTMENT = "marketing"
# What media cost is advertising (6601.03), everything else of a campaign an event (6601.04).
ITEMS = {"ads": _("Advertising costs"), "events": _("Costs of events")}
PROMISED = ("submitted", "approved", "live")


def item_of(kind: str) -> str:
    """The expense item a kind of cost is budgeted as."""
    return "ads" if kind == CostKind.MEDIA else "events"


def planned(campaign: Campaign) -> dict[str, Decimal]:
    """Yuan by expense item that the plan asks for."""
    found = dict.fromkeys(ITEMS, Decimal(0))
    for line in campaign.lines.all():
        found[item_of(line.kind)] += line.planned
    return {item: amount for item, amount in found.items() if amount}


@commits
def campaigns_under_way(store_id: int) -> Iterator[Commitment]:
    """Campaigns handed in and not settled: their budget as long as the books hold less of it."""
    told = Campaign.objects.filter(store_id=store_id, state__in=PROMISED).values_list("pk", "number", "budget")
    budgets = {pk: (number, budget) for pk, number, budget in told if budget}
    if not budgets:
        return
    booked = of_projects(system_actor(store_id), [number for number, _budget in budgets.values()])
    open_ones: dict[str, Decimal] = dict.fromkeys(ITEMS, Decimal(0))
    lines = CostLine.objects.filter(campaign__in=budgets).values_list("campaign", "kind").annotate(Sum("planned"))
    for pk, kind, amount in lines.order_by("campaign", "kind"):
        number, budget = budgets[pk]
        # What is booked already is spent, and no longer promised; it is taken from each line in proportion.
        rest = max(budget - booked.get(number, Decimal(0)), Decimal(0))
        open_ones[item_of(kind)] += amount * rest / budget
    for item, amount in open_ones.items():
        if amount:
            yield Commitment(DEPARTMENT, item, amount.quantize(Decimal("0.01")))


def room(who: Actor | Context, campaign: Campaign, today: date) -> list[tuple[str, Decimal, Decimal | None]]:
    """(item, planned, left for it without this campaign): None where the year has no budget in force."""
    found = []
    for item, amount in planned(campaign).items():
        left = left_on(who, today, DEPARTMENT, item)
        own = amount if campaign.state in PROMISED else Decimal(0)
        found.append((item, amount, None if left is None else left + own))
    return found


def beyond(who: Actor | Context, campaign: Campaign, today: date) -> bool:
    """Whether an item of the plan is more than the year so far leaves."""
    return any(left is not None and amount > left for _item, amount, left in room(who, campaign, today))
