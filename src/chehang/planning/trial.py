"""A policy tried on the past, day by day: each month it plans knowing only what came before, and then what really came."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from chehang.planning.arrays import Floats, Ints
from chehang.planning.errors import InputError
from chehang.planning.forecast.outlook import Learned
from chehang.planning.inputs import PlanInputs, PlanOptions
from chehang.planning.plan import learn_from, plan

LEARN = 6  # months before the first plan
BURN_IN = 3  # months until the shelf is the policy's own; the first starts at its highest stocks
LEAST = 3  # months that must count
YEAR = 12
RELEARN = 3  # months: how demand goes on among all parts changes slowly


@dataclass(frozen=True)
class TrialMonth:
    """Of one month: yuan on the shelf on average, share of the demands (a part on a day) and of the pieces filled."""

    month: int
    capital: float
    line_fill: float
    unit_fill: float


@dataclass(frozen=True)
class Trial:
    """Of the months that count: the same as of each, the highest yuan on the shelf and on order, and order lines placed."""

    capital: float
    highest: float
    line_fill: float
    unit_fill: float
    orders: int
    months: tuple[TrialMonth, ...]


def trial(
    inputs: PlanInputs,
    options: PlanOptions,
    daily: Floats,
    month_of: Ints,
    review_days: int,
    default_lead_days: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Trial:
    """Run a policy over the last year. ``daily`` is days × parts, ``month_of`` the row of ``inputs.demand`` each day lies in.

    Every ``review_days`` what stands at or below its lowest stock is ordered up to the highest in whole packs; it comes
    after the part's own lead time; what is not there is owed. Prices, packs and lead times are those of today. Raises
    InputError when the books hold too few months.
    """
    last = len(inputs.demand)
    counted = min(YEAR, last - LEARN)
    if counted < LEAST:
        raise InputError("few_months", have=last, need=LEARN + LEAST)
    first = max(last - counted - BURN_IN, LEARN)
    price, pack = np.asarray(inputs.price), np.ones(len(inputs.parts)) if inputs.pack is None else inputs.pack
    lead = np.full(len(inputs.parts), np.nan) if inputs.lead is None else np.asarray(inputs.lead)
    wait = np.where(np.isnan(lead), default_lead_days, np.rint(np.nan_to_num(lead) * 30.4375)).astype(np.int64)
    shelf = _Shelf(price, pack, np.maximum(wait, 1), np.inf if options.quota is None else options.quota)
    told: list[TrialMonth] = []
    totals = np.zeros(5)  # demands, filled, pieces, filled, capital × days
    highest, orders, day = 0.0, 0, 0
    learned: Learned | None = None
    for month in range(first, last):
        progress(month - first, last - first)
        # What lies there or is owed today says nothing of then.
        past = replace(inputs, demand=inputs.demand[:month], position=None)
        if (month - first) % RELEARN == 0:
            learned = learn_from(past, options)
        found = plan(past, options, learned)
        low, top = np.where(found.max > 0, found.min, -1), found.max.astype(np.float64)
        if month == first:
            shelf.on_hand = top.copy()
        sums, days = np.zeros(5), daily[month_of == month]
        for asked in days:
            shelf.arrive()
            if day % review_days == 0:
                placed = shelf.order(low, top)
                orders += placed if month >= last - counted else 0
            sums += shelf.serve(asked)
            highest = max(highest, shelf.bound() if month >= last - counted else 0.0)
            day += 1
        if month >= last - counted:
            totals += sums
            told.append(
                TrialMonth(month, sums[4] / max(len(days), 1), _share(sums[1], sums[0]), _share(sums[3], sums[2]))
            )
    spent = totals[4] / max(int((month_of >= last - counted).sum()), 1)
    return Trial(spent, highest, _share(totals[1], totals[0]), _share(totals[3], totals[2]), orders, tuple(told))


class _Shelf:
    """Stock, what is owed, and what arrives on each of the coming days, of all parts."""

    def __init__(self, price: Floats, pack: Floats, wait: Ints, quota: float = np.inf) -> None:
        self.price, self.pack, self.wait, self.quota = price, pack, wait, quota
        self.on_hand, self.owed = np.zeros(len(price)), np.zeros(len(price))
        self.coming = np.zeros((int(wait.max(initial=1)) + 1, len(price)))
        self.under_way = np.zeros(len(price))
        self.today = 0

    def arrive(self) -> None:
        """What is due today lies on the shelf, first for those who wait."""
        self.today = (self.today + 1) % len(self.coming)
        came = self.coming[self.today].copy()
        self.coming[self.today] = 0.0
        self.under_way -= came
        served = np.minimum(self.owed, self.on_hand + came)
        self.owed -= served
        self.on_hand += came - served

    def order(self, low: Ints, top: Floats) -> int:
        """Place the orders of a review day; how many lines. Stock above today's levels takes room in the quota: the dearest
        orders wait then, what somebody waits for does not."""
        position = self.on_hand + self.under_way - self.owed
        room = np.floor(np.maximum(top - position, 0.0) / self.pack) * self.pack
        owed = np.ceil(np.maximum(-position, 0.0) / self.pack) * self.pack
        wanted = np.where(position <= low, np.maximum(room, owed), owed)
        cost = (wanted - owed) * self.price
        if np.isfinite(self.quota) and (free := self.quota - self.bound()) < cost.sum():
            cheap = np.argsort(cost, kind="stable")
            late = cheap[np.cumsum(cost[cheap]) > free]
            wanted[late] = owed[late]
        at = np.flatnonzero(wanted)
        np.add.at(self.coming, ((self.today + self.wait[at]) % len(self.coming), at), wanted[at])
        self.under_way[at] += wanted[at]
        return len(at)

    def serve(self, asked: Floats) -> Floats:
        """The demand of a day: demands, filled, pieces, filled, and the yuan that lie there in the evening."""
        wanted = np.flatnonzero(asked > 0)
        need = asked[wanted]
        given = np.minimum(self.on_hand[wanted], need)
        self.on_hand[wanted] -= given
        self.owed[wanted] += need - given
        value = float(self.price @ self.on_hand)
        return np.array([len(wanted), int((given >= need).sum()), need.sum(), given.sum(), value])

    def bound(self) -> float:
        """Yuan on the shelf and on order, but for what is owed already: it leaves as soon as it comes."""
        return float(self.price @ np.maximum(self.on_hand + self.under_way - self.owed, 0.0))


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole else 1.0
