"""From what was booked to what was wanted: buckets, supersession and months without stock."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np

from chehang.planning.arrays import Floats
from chehang.planning.errors import InputError
from chehang.planning.forecast.ses import ses

DEPTH = 20
Kind = Literal["issue", "lost", "return", "one_off"]
SIGNS: Mapping[str, float] = {"issue": 1.0, "lost": 1.0, "return": -1.0, "one_off": -1.0}


@dataclass(frozen=True)
class Movement:
    """One booked quantity. A one-off is taken out again: it stands in the issues as well."""

    part: str
    day: date
    quantity: float
    kind: Kind = "issue"


@dataclass(frozen=True)
class Supersession:
    """One old part's demand goes on as ``ratio`` of the new one; a split has one row a new part, a merge one an old."""

    old: str
    new: str
    ratio: float = 1.0


def monthly(movements: Iterable[Movement], parts: tuple[str, ...], first: date, months: int) -> Floats:
    """Months × parts from the month of ``first``: issues + lost − returns − one-offs, never below zero a month.

    Returns beyond a month's demand lower the month before, where the sale was."""
    start = first.year * 12 + first.month - 1
    slots = ((m, m.day.year * 12 + m.day.month - 1 - start) for m in movements)
    return carry_returns(_buckets(slots, parts, months))


def weekly(movements: Iterable[Movement], parts: tuple[str, ...], first: date, weeks: int) -> Floats:
    """Weeks × parts from the Monday on or before ``first``, by the same account."""
    monday = first - timedelta(days=first.weekday())
    slots = ((m, (m.day - monday).days // 7) for m in movements)
    return carry_returns(_buckets(slots, parts, weeks))


def _buckets(slots: Iterable[tuple[Movement, int]], parts: tuple[str, ...], count: int) -> Floats:
    column = {part: at for at, part in enumerate(parts)}
    demand = np.zeros((count, len(parts)))
    for movement, slot in slots:
        if movement.quantity < 0 or not np.isfinite(movement.quantity):
            raise InputError(
                "negative_demand", part=movement.part, column=movement.day.isoformat(), value=f"{movement.quantity:g}"
            )
        if 0 <= slot < count and movement.part in column:
            demand[slot, column[movement.part]] += SIGNS[movement.kind] * movement.quantity
    return demand


def carry_returns(demand: Floats) -> Floats:
    """Returns beyond a month's demand lower the month before; no month stays below zero. Changes ``demand``."""
    for t in range(len(demand) - 1, 0, -1):
        demand[t - 1] += np.minimum(demand[t], 0.0)
        demand[t] = np.maximum(demand[t], 0.0)
    demand[:1] = np.maximum(demand[:1], 0.0)
    return demand


def resolve(part: str, links: Mapping[str, list[tuple[str, float]]]) -> dict[str, float]:
    """Where one unit of ``part`` goes in the end: final parts and units of each. Refuses loops."""
    found: dict[str, float] = defaultdict(float)
    open_ = [(part, 1.0, 0)]
    while open_:
        name, units, depth = open_.pop()
        if depth > DEPTH:
            raise InputError("supersession", part=part)
        following = links.get(name)
        if not following:
            found[name] += units
        for new, ratio in following or ():
            open_.append((new, units * ratio, depth + 1))
    return dict(found)


def carried(
    parts: tuple[str, ...],
    demand: Floats,
    supersessions: Iterable[Supersession] = (),
    interchange: Iterable[tuple[str, ...]] = (),
) -> tuple[tuple[str, ...], Floats]:
    """Demand under the numbers that are current: old × ratio added to new, each interchange group under its first part.

    A month unknown to every contributor stays unknown. Parts come back in the order of their first contributor, so
    renumbering a part changes no plan.
    """
    links: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for rule in supersessions:
        links[rule.old].append((rule.new, rule.ratio))
    for group in interchange:
        for other in group[1:]:
            if other not in links:
                links[other].append((group[0], 1.0))
    sums: dict[str, Floats] = {}
    known: dict[str, Floats] = {}
    for at, part in enumerate(parts):
        for final, ratio in resolve(part, links).items():
            sums[final] = sums.get(final, 0.0) + np.nan_to_num(demand[:, at]) * ratio
            known[final] = np.maximum(known.get(final, 0.0), ~np.isnan(demand[:, at]))
    names = tuple(sums)
    if not names:
        return (), np.zeros((len(demand), 0))
    return names, np.stack([np.where(known[n] > 0, sums[n], np.nan) for n in names], axis=1)


def without_stockouts(demand: Floats, in_stock: Floats, alpha: float = 0.1, belief: float = 2.0) -> Floats:
    """Correct months in which the part stood empty; a month is never lowered.

    ``in_stock`` is the share of the month with stock (months × parts, 0…1). While the part lay there, what was asked
    for is known; for the rest of the month its rate stands in: what it sold in that share, together with ``belief``
    months at the level smoothed over the earlier ones (the mean of a gamma-Poisson posterior). A part that sells out
    on the first of a month has not shown thirty times its demand.
    """
    fixed = demand.copy()
    for t in range(len(demand)):
        share = np.clip(in_stock[t], 0.0, 1.0)
        short = (share < 1.0) & ~np.isnan(demand[t])
        if not short.any():
            continue
        expected = ses(fixed[:t], alpha) if t else np.zeros(demand.shape[1])
        rate = (belief * expected + demand[t]) / (belief + share)
        fixed[t] = np.where(short, demand[t] + (1 - share) * rate, demand[t])
    return fixed
