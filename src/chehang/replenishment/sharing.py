"""One quota for the group, shared between its stores by the same gain: the next yuan goes where it fills most demands.

Every store's plan in force tells by its curve what capital buys. Of all steps of all curves the steepest come first (Fox 1966), so that in
the end a yuan more would bring the same everywhere; what no plan can use is left over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from chehang.core.access import group_rows
from chehang.core.context import Actor, system_actor
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.org.models import Store
from chehang.purchasing.quota import current

from .models import Plan

RIGHT = "replenishment.share_group_quota"
Point = tuple[float, float]  # yuan, demands filled a month


@dataclass(frozen=True)
class StoreShare:
    """A store's part: its quota now and as it would be, yuan without VAT, and the share of its demands each fills."""

    store: Store
    plan: Plan
    now: Decimal | None
    amount: Decimal
    fill_now: float
    fill_then: float


@dataclass(frozen=True)
class Shared:
    """The stores, and what is left over because no plan needs it."""

    stores: list[StoreShare]
    rest: Decimal


def hull(points: Sequence[Point]) -> list[Point]:
    """The upper concave envelope: a step that brings less than the one after it is taken together with it."""
    made: list[Point] = []
    for x, y in sorted(points):
        while made and (made[-1][1] >= y or (len(made) > 1 and _slope(made[-2], made[-1]) <= _slope(made[-1], (x, y)))):
            if made[-1][1] >= y:
                break
            made.pop()
        if not made or y > made[-1][1]:
            made.append((x, y))
    return made


def _slope(a: Point, b: Point) -> float:
    return (b[1] - a[1]) / (b[0] - a[0]) if b[0] > a[0] else float("inf")


def share_out(total: float, curves: Mapping[int, Sequence[Point]]) -> dict[int, float]:
    """Yuan for each curve. ValueError when ``total`` does not even reach for where the curves begin (the must-stock lists)."""
    found = {key: hull(points) for key, points in curves.items()}
    amounts = {key: points[0][0] if points else 0.0 for key, points in found.items()}
    left = total - sum(amounts.values())
    if left < 0:
        raise ValueError("too little")
    steps = sorted(
        ((_slope(a, b), key, b[0] - a[0]) for key, points in found.items() for a, b in pairwise(points)),
        key=lambda step: (-step[0], step[1]),
    )
    for _gain, key, width in steps:
        taken = min(width, left)
        amounts[key] += taken
        left -= taken
    return amounts


def fill_at(plan: Plan, capital: float) -> float:
    """The share of a plan's demands that so much capital fills, straight between two points of its curve."""
    points = [(float(c), float(f)) for c, f, _units in plan.curve]
    if not points or capital <= points[0][0]:
        return points[0][1] if points and capital >= points[0][0] else 0.0
    for (low, less), (high, more) in pairwise(points):
        if low <= capital <= high and high > low:
            return less + (more - less) * (capital - low) / (high - low)
    return points[-1][1]


def shared(actor: Actor, total: Decimal, today: date) -> Shared:
    """The quota between the stores in which the actor may set it and that have a plan in force.

    Refused("group.one_store") with fewer than two of them, Refused("group.too_little") when it does not reach for the must-stock lists.
    """
    plans = list(
        group_rows(Plan, actor, RIGHT).filter(state="approved").select_related("store").order_by("store__code")
    )
    if len(plans) < 2:
        raise Refused(
            "group.one_store",
            _(
                "A group quota is shared between stores whose plan is in force and where you set the quota: fewer than two are."
            ),
            field="amount",
        )
    curves = {p.pk: [(float(c), float(f) * float(p.demands)) for c, f, _units in p.curve] for p in plans}
    try:
        amounts = share_out(float(total), curves)
    except ValueError:
        raise Refused(
            "group.too_little",
            _("So little does not even reach for the must-stock lists of the stores."),
            field="amount",
        ) from None
    found = []
    for plan in plans:
        amount, limit = Decimal(int(amounts[plan.pk])), current(system_actor(plan.store_id), today)
        now = limit.amount if limit else None
        before = fill_at(plan, float(now if now is not None else plan.capital))
        found.append(StoreShare(plan.store, plan, now, amount, before, fill_at(plan, float(amount))))
    return Shared(found, total - sum((x.amount for x in found), ZERO))
