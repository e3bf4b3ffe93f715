"""A store month by month under any order-up-to rule: review each month, back-orders, stock counted twice a month."""

from dataclasses import dataclass

import numpy as np

from chehang.planning.arrays import Bools, Floats


@dataclass(frozen=True)
class Outcome:
    """Capital in yuan (mean of month start and month end) and in months of demand value; shares of units and lines."""

    capital: float
    months: float
    unit_fill: float
    line_fill: float


def simulate(levels: Floats, demand: Floats, price: Floats, lead: int, counted: Bools) -> Outcome:
    """``levels`` and ``demand`` are months × parts; only ``counted`` months are measured.

    Month: the order of ``lead`` months ago arrives and serves back-orders; an order lifts the position to the level;
    demand is filled from stock, the rest is back-ordered. A line is a part's demand of one month, filled when all
    of it is. It starts with the first month's level on the shelf.
    """
    months, parts = demand.shape
    wanted = np.nan_to_num(demand)
    on_hand, owed = levels[0].copy(), np.zeros(parts)
    pipe = np.zeros((lead, parts))  # pipe[0] arrives now, an order placed now goes to the end
    value = units = filled = lines = complete = worth = 0.0
    for t in range(months):
        net = on_hand - owed + (pipe[0] if lead else 0.0)
        order = np.maximum(levels[t] - net - pipe[1:].sum(axis=0), 0.0)
        if lead:
            pipe = np.concatenate([pipe[1:], order[None]])
        else:
            net = net + order
        on_hand, owed = np.maximum(net, 0.0), np.maximum(-net, 0.0)
        after = net - wanted[t]
        if counted[t]:
            served = np.minimum(on_hand, wanted[t])
            value += float(price @ (on_hand + np.maximum(after, 0.0))) / 2
            units, filled = units + wanted[t].sum(), filled + served.sum()
            lines, complete = lines + (wanted[t] > 0).sum(), complete + ((wanted[t] > 0) & (served >= wanted[t])).sum()
            worth += float(price @ wanted[t])
        on_hand, owed = np.maximum(after, 0.0), np.maximum(-after, 0.0)
    n = max(int(counted.sum()), 1)
    return Outcome(value / n, value / max(worth, 1e-9), filled / max(units, 1.0), complete / max(lines, 1.0))
