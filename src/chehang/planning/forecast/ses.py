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
