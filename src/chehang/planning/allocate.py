"""Who gets the quota: best ratio first, then what still fits; exactly for a handful of parts."""

from dataclasses import dataclass

import numpy as np

from chehang.planning.arrays import Floats, Ints
from chehang.planning.segments import Segments

TRY_AFTER = 20_000


@dataclass(frozen=True)
class Allocation:
    """Level a part, capital and gain above the starting levels, and the Lagrangian bound on that gain."""

    level: Ints
    cost: float
    gain: float
    bound: float
    least_ratio: float


def at_threshold(steps: Segments, start: Ints, threshold: float) -> Ints:
    """Levels when every step that earns at least ``threshold`` a yuan is taken."""
    level = start.copy()
    take = steps.ratio >= threshold
    np.maximum.at(level, steps.part[take], steps.level[take])
    return level


def greedy(sorted_steps: Segments, start: Ints, budget: float) -> Allocation:
    """Best ratio first until the budget is full, then the next steps that still fit.

    The bound is the gain of the steps taken up to the break plus the part of the breaking step that would fit
    (linear relaxation of the multiple-choice knapsack, Sinha and Zoltners 1979).
    """
    level = start.copy()
    spent = np.cumsum(sorted_steps.cost)
    cut = int(np.searchsorted(spent, budget * (1 + 1e-12), side="right"))
    np.maximum.at(level, sorted_steps.part[:cut], sorted_steps.level[:cut])
    cost, gain = float(spent[cut - 1]) if cut else 0.0, float(sorted_steps.gain[:cut].sum())
    if cut == len(spent):
        return Allocation(level, cost, gain, gain, 0.0)
    bound = gain + (budget - cost) * float(sorted_steps.ratio[cut])
    least = float(sorted_steps.ratio[cut])
    for i in range(cut, min(cut + TRY_AFTER, len(spent))):
        part = sorted_steps.part[i]
        if level[part] == sorted_steps.start[i] and cost + sorted_steps.cost[i] <= budget:
            level[part] = sorted_steps.level[i]
            cost += float(sorted_steps.cost[i])
            gain += float(sorted_steps.gain[i])
    return Allocation(level, cost, gain, bound, least)


def exact(gain: list[Floats], cost: list[Floats], budget: float, most_states: int = 200_000) -> Ints | None:
    """The best choice of one level a part, by merging Pareto frontiers part by part; None when they grow too large.

    ``gain[i][j]`` and ``cost[i][j]`` belong to choice j of part i. Choices nobody can pay for are left out.
    """
    costs, gains = np.zeros(1), np.zeros(1)
    back: list[tuple[Ints, Ints]] = []
    for g, c in zip(gain, cost, strict=True):
        if len(costs) * len(c) > most_states:
            return None
        every_cost, every_gain = (costs[:, None] + c).ravel(), (gains[:, None] + g).ravel()
        order = np.lexsort((-every_gain, every_cost))
        order = order[every_cost[order] <= budget * (1 + 1e-12)]
        best = np.maximum.accumulate(every_gain[order])
        keep = order[np.concatenate([[True], best[1:] > best[:-1]])] if len(order) else order
        if not len(keep):
            return None
        back.append((keep // len(c), keep % len(c)))
        costs, gains = every_cost[keep], every_gain[keep]
    chosen, state = np.zeros(len(back), dtype=np.int64), len(costs) - 1
    for i in range(len(back) - 1, -1, -1):
        chosen[i] = back[i][1][state]
        state = int(back[i][0][state])
    return chosen
