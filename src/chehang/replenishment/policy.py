"""The policy a store plans by, and how it did in the trial."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, cast

import numpy as np
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context, system_actor
from chehang.planning import PlanOptions
from chehang.planning.arrays import Floats, Ints
from chehang.planning.inputs import Objective as Aim
from chehang.purchasing.quota import current

from . import carrying, history
from .asking import day_of
from .kinds import Objective
from .models import Policy

DAYS = 30.4375  # of a month
REVIEW, LEAD = 30, 15  # days, where no policy was adopted


def adopted(who: Actor | Context) -> Policy:
    """The policy in force; without one the usual, which is not kept."""
    found = rows(Policy, who).filter(state="adopted").first()
    return found or Policy(objective=Objective.LINE, review_days=REVIEW, lead_days=LEAD)


def options_of(policy: Policy, quota: Decimal | None) -> PlanOptions:
    """A policy as the engine takes it."""
    return PlanOptions(
        quota=float(quota) if quota is not None else None,
        objective=cast(Aim, str(policy.objective)),
        review=policy.review_days / DAYS,
        default_lead=policy.lead_days / DAYS,
        earns_its_keep=True,
    )


def above_the_quota(policy: Policy) -> bool:
    """Whether it needs more than the quota that holds: then finance and the general manager decide."""
    limit = current(system_actor(policy.store_id), localdate())
    return limit is not None and policy.quota is not None and policy.quota > limit.base


@dataclass(frozen=True)
class Compared:
    """A figure of last year as it was planned until now, and with the policy that was tried."""

    name: str
    now: str
    tried: str


def compared(policy: Policy, actor: Actor | None = None) -> list[Compared]:
    """The two outcomes side by side."""
    figures = (
        (_("Demands filled"), "line_fill", _percent),
        (_("Pieces filled"), "unit_fill", _percent),
        (_("Stock on average, yuan"), "capital", _yuan),
        (_("Stock and orders at most, yuan"), "highest", _yuan),
        (_("Order lines"), "orders", str),
    )
    return [Compared(name, say(policy.now[key]), say(policy.tried[key])) for name, key, say in figures]


def by_month(policy: Policy, actor: Actor) -> list[Compared]:
    """Demands filled and stock of each month, as it was and with the policy."""
    pairs = zip(policy.now["months"], policy.tried["months"], strict=True)
    return [Compared(n["month"], _month(n), _month(t)) for n, t in pairs]


def _month(one: dict[str, Any]) -> str:
    return f"{_percent(one['line_fill'])} · {_yuan(one['capital'])}"


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %"


def _yuan(amount: float) -> str:
    return f"{amount:,.0f}"


def daily(ctx: Context, ids: tuple[str, ...], first: Any, months: int) -> tuple[Floats, Ints]:
    """What was asked for on each day (days × parts, in the order of ``ids``), and which month the day lies in."""
    end = ctx.today.replace(day=1)
    part, day, _net, issued, _garage = history._moved(ctx, first)
    lost_part, lost_day, lost = history._lost(ctx, first, end)
    old, when = np.concatenate([part, lost_part]), np.concatenate([day, lost_day])
    quantity = np.concatenate([-issued, lost]) / 1000
    inside = (when < day_of(end)) & (quantity != 0)
    now = carrying.current(np.unique(old), ctx.today)
    place = {int(pk): at for at, pk in enumerate(ids)}
    begin, days = day_of(first), (end - first).days
    found = np.zeros((days, len(ids)))
    source: dict[int, list[tuple[int, float]]] = {int(pk): [] for pk in np.unique(old)}
    known = np.unique(old)
    for s, t, ratio in zip(now.source.tolist(), now.target.tolist(), now.ratio.tolist(), strict=True):
        if int(now.ids[t]) in place:
            source[int(known[s])].append((place[int(now.ids[t])], ratio))
    for pk, on, much in zip(old[inside].tolist(), when[inside].tolist(), quantity[inside].tolist(), strict=True):
        for at, ratio in source[pk]:
            found[on - begin, at] += much * ratio
    starts = [(first + timedelta(days=n)) for n in range(days)]
    month = np.array([(d.year - first.year) * 12 + d.month - first.month for d in starts])
    return np.maximum(found, 0.0), month
