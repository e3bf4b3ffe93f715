"""Simple exponential smoothing (Brown 1959), level started at the first value."""

import numpy as np

from chehang.planning.arrays import Bools, Floats


def ses(demand: Floats, alpha: float | Floats) -> Floats:
    """Level after the last month: l ← α·y + (1−α)·l, l₁ = y₁. Months in which a part was not sold are skipped.

    ``demand`` is months × parts; ``alpha`` one value or one for each part.
    """
    level = np.full(demand.shape[1], np.nan)
    for row in demand:
        level = _step(level, row, alpha)
    return np.nan_to_num(level)


def ses_where(values: Floats, used: Bools, alpha: float | Floats) -> Floats:
    """SES over the marked cells only, as Croston's method needs; 0 where nothing is marked."""
    return ses(np.where(used, values, np.nan), alpha)


def _step(level: Floats, row: Floats, alpha: float | Floats) -> Floats:
    moved = level + alpha * (row - level)
    fresh = np.isnan(level)
    return np.where(np.isnan(row), level, np.where(fresh, row, moved))


def squared_error(demand: Floats, alpha: float | Floats) -> Floats:
    """Sum of squared one-step errors of SES, the loss that ``ses_optimised`` lowers."""
    level = np.full(demand.shape[1], np.nan)
    loss = np.zeros(demand.shape[1])
    for row in demand:
        loss += np.nan_to_num(row - level) ** 2
        level = _step(level, row, alpha)
    return loss


def ses_optimised(demand: Floats, low: float = 0.1, high: float = 0.3, rounds: int = 12) -> Floats:
    """SES with each part's α in [low, high] by golden section on the squared one-step error."""
    if len(demand) < 2:
        return ses(demand, low)
    ratio = (np.sqrt(5.0) - 1.0) / 2.0
    a, b = np.full(demand.shape[1], low), np.full(demand.shape[1], high)
    left, right = b - ratio * (b - a), a + ratio * (b - a)
    at_left, at_right = squared_error(demand, left), squared_error(demand, right)
    for _ in range(rounds):
        go_left = at_left < at_right
        a, b = np.where(go_left, a, left), np.where(go_left, right, b)
        probe = np.where(go_left, b - ratio * (b - a), a + ratio * (b - a))
        at_probe = squared_error(demand, probe)
        left, right = np.where(go_left, probe, right), np.where(go_left, left, probe)
        at_left, at_right = np.where(go_left, at_probe, at_right), np.where(go_left, at_left, at_probe)
    return ses(demand, (a + b) / 2)
