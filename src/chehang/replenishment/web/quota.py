"""The capital quota on one page: what it is, what is bound in it and by whom, and what more or less of it would buy."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.access import rows
from chehang.core.errors import Refused
from chehang.core.web.acts import status_of
from chehang.core.web.door import actor_of, clock_of, page
from chehang.purchasing import shares
from chehang.purchasing.quota import current, proposed_value, room
from chehang.replenishment.models import Plan
from chehang.replenishment.sharing import fill_at, shared

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
    actor, today = actor_of(request), clock_of(request).today()
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


@page("replenishment.open_group_quota")
def group_page(request: HttpRequest) -> HttpResponse:
    """One quota for the stores of the person, shared by the same gain: ``?amount=3000000`` shows it before it is set."""
    actor, today = actor_of(request), clock_of(request).today()
    refusal, found, typed = None, None, request.GET.get("amount", "").replace(",", "").strip()
    try:
        amount = Decimal(typed) if typed else None
    except InvalidOperation:
        amount = None
    if amount is not None and 0 < amount < 10**12:
        try:
            found = shared(actor, amount.quantize(Decimal("0.01")), today)
        except Refused as caught:
            refusal = caught
    stores = (
        [
            (x, shown(Decimal(str(round(x.fill_now, 6)))), shown(Decimal(str(round(x.fill_then, 6)))))
            for x in found.stores
        ]
        if found
        else []
    )
    context = {"found": found, "stores": stores, "amount": typed if amount else "", "refusal": refusal, "today": today}
    return render(request, "replenishment/group_quota.html", context, status=status_of(refusal))


def buys(plan: Plan, quota: Decimal) -> list[Buys]:
    """What a fifth less to a fifth more of the quota would fill, by the plan's curve."""
    quotas = [(quota * (1 + Decimal(step))).quantize(Decimal("0.01")) for step in STEPS]
    return [Buys(q, shown(Decimal(str(round(fill_at(plan, float(q)), 6)))), q == quota) for q in quotas]
