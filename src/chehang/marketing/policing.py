"""Market policies beside the deals: which deals a policy concerns, what they gave away, and how much of it was beyond the policy."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q, QuerySet

from chehang.carsales.models import Deal
from chehang.core.access import rows
from chehang.core.context import STORE_TIME, Actor, Context
from chehang.vehicles.models import CarModel
from chehang.vehicles.services import lineage

from .models import MarketPolicy

LOOK_BACK = timedelta(days=90)  # a draft is held against the deals of so many days before
MOST = 100
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Held:
    """A deal beside a policy: yuan with VAT below the marked price, of which so many beyond the policy."""

    deal: Deal
    given: Decimal
    beyond: Decimal

    @property
    def within(self) -> bool:
        """Whether the deal keeps to the policy."""
        return self.beyond <= 0


@dataclass(frozen=True)
class Sum:
    """Deals of a policy: how many, their mean reduction, how many went beyond, and what the policy costs by its own expectation."""

    orders: int
    mean: Decimal | None
    beyond: int
    expected: Decimal
    budget: Decimal


def concerned(policy: MarketPolicy) -> Q:
    """Deals of the policy's car model and of those below it; of all models where it names none."""
    if policy.model_id is None:
        return Q()
    model = policy.model_id
    return (
        Q(model=model)
        | Q(model__parent=model)
        | Q(model__parent__parent=model)
        | Q(model__parent__parent__parent=model)
    )


def deals_of(who: Actor | Context, policy: MarketPolicy, today: date) -> QuerySet[Deal]:
    """The orders that stand of the policy's days; of a draft those of the ninety days before today."""
    waits = policy.state in ("draft", "comments")
    first, last = (today - LOOK_BACK, today) if waits else (policy.valid_from, policy.valid_to)
    found = rows(Deal, who).filter(concerned(policy), ordered_on__gte=first, ordered_on__lte=last)
    return found.exclude(state="cancelled")


def held(policy: MarketPolicy, deals: Iterable[Deal]) -> list[Held]:
    """Each deal beside the policy; a policy without a discount leaves prices alone, so nothing is beyond it."""
    found = []
    for deal in deals:
        given = max(deal.marked - deal.price_inc, Decimal(0))
        beyond = max(given - policy.discount, Decimal(0)) if policy.discount else Decimal(0)
        found.append(Held(deal, given, beyond))
    return found


def summed(policy: MarketPolicy, found: list[Held]) -> Sum:
    """What the deals say together."""
    mean = (sum((one.given for one in found), Decimal(0)) / len(found)).quantize(CENT) if found else None
    cost = policy.discount * policy.expected_orders
    return Sum(len(found), mean, sum(not one.within for one in found), cost, policy.budget)


def in_force(who: Actor | Context, model: CarModel, day: date) -> list[MarketPolicy]:
    """The approved policies of a day that concern a car model: those of the model, of one above it, and of all models."""
    known = rows(MarketPolicy, who).filter(state="approved", valid_from__lte=day, valid_to__gte=day)
    above = [m.pk for m in lineage(model)]
    return list(known.filter(Q(model=None) | Q(model__in=above)).order_by("valid_from", "id"))


def too_much(who: Actor | Context, deal: Deal, day: date) -> tuple[MarketPolicy, Decimal] | None:
    """The most generous policy of the day, and how far the deal goes beyond it; None where it keeps to it or none speaks of prices."""
    known = [p for p in in_force(who, deal.model, day) if p.discount]
    if not known:
        return None
    best = max(known, key=lambda p: p.discount)
    (one,) = held(best, [deal])
    return None if one.within else (best, one.beyond)


def day_of(deal: Deal) -> date:
    """The day whose policies a deal goes by: that of its order, before it that of the quotation."""
    return deal.ordered_on or deal.made_at.astimezone(STORE_TIME).date()
