"""The capital quota on one page: what it is, what is bound in it and by whom, and what more or less of it would buy."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.access import rows
from chehang.core.web.door import actor_of, page
from chehang.purchasing import shares
from chehang.purchasing.quota import current, proposed_value, room
from chehang.replenishment.models import Plan

from .workbench import curve_chart, shown

STEPS = ("-0.2", "-0.1", "0", "0.1", "0.2")


@dataclass(frozen=True)
class Buys:
    """A quota and the share of the demands that the best plan within it fills."""

    quota: Decimal
    fill: str
    now: bool


@page("replenishment.open_quota")
def quota_page(request: HttpRequest) -> HttpResponse:
    """Quota, what it binds in stock, on order and in orders not reviewed, its shares, and its curve."""
    actor, today = actor_of(request), request.clock.today()  # type: ignore[attr-defined]
    found = rows(Plan, actor).select_related("approval", "maker")
    plan = found.filter(state="approved").first() or found.order_by("-id").first()
    limit, state, proposed = current(actor, today), room(actor, today), proposed_value(actor)
    context = {
        "plan": plan,
        "limit": limit,
        "room": state,
        "proposed": proposed,
        "left": state.free - proposed if state else None,
        "shares": sorted(shares.taken(actor, today).values(), key=lambda x: (x.key[0], -x.limit)),
        "curve": curve_chart(plan) if plan else None,
        "buys": buys(plan, limit.amount if limit else plan.capital) if plan else [],
    }
    return render(request, "replenishment/quota.html", context)


def buys(plan: Plan, quota: Decimal) -> list[Buys]:
    """What a fifth less to a fifth more of the quota would fill, by the plan's curve."""
    quotas = [(quota * (1 + Decimal(step))).quantize(Decimal("0.01")) for step in STEPS]
    return [Buys(q, shown(fill_at(plan, float(q))), q == quota) for q in quotas]


def fill_at(plan: Plan, capital: float) -> Decimal:
    """The share of the demands filled by so much capital, straight between two points of the curve."""
    points = [(c, f) for c, f, _units in plan.curve]
    if not points or capital <= points[0][0]:
        return Decimal(str(points[0][1] if points else 0))
    for (low, less), (high, more) in pairwise(points):
        if low <= capital <= high and high > low:
            return Decimal(str(round(less + (more - less) * (capital - low) / (high - low), 6)))
    return Decimal(str(points[-1][1]))
