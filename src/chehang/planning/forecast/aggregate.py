"""Temporal aggregation: ADIDA (Nikolopoulos et al. 2011) and IMAPA (Petropoulos and Kourentzes 2015)."""

import numpy as np

from chehang.planning.arrays import Floats, Ints
from chehang.planning.forecast.best import best_level, level_at
from chehang.planning.forecast.known import first_known, to_the_end

BLOCK = 8192  # parts whose rows stay in the processor's cache together


def adida(demand: Floats, alpha: float | None = None) -> Floats:
    """SES on sums over the part's own mean interval, spread back evenly. Without ``alpha`` each part's best one."""
    return _aggregated(demand, alpha, every=False)


def imapa(demand: Floats, alpha: float | None = None) -> Floats:
    """Mean of the forecasts at every aggregation from one month up to the part's mean interval."""
    return _aggregated(demand, alpha, every=True)


def mean_interval(demand: Floats) -> Ints:
    """Mean months between demands, rounded; the first interval counts from the part's first month. At least 1.

    Unknown months may stand before the first known one only."""
    parts = demand.shape[1]
    count, last, here = np.zeros((3, parts), dtype=np.int16)
    for month, hit in enumerate((demand > 0).view(np.int8), start=1):
        count += hit
        np.maximum(last, np.multiply(hit, np.int16(month), out=here), out=last)
    span = np.where(count > 0, last - first_known(demand), 0)
    return np.maximum(np.rint(span / np.maximum(count, 1)), 1).astype(np.int64)


def _aggregated(demand: Floats, alpha: float | None, every: bool) -> Floats:
    months, parts = demand.shape
    demand = to_the_end(demand)
    widths = np.minimum(mean_interval(demand), max(months, 1))
    # Parts of like width stand together, the widest first: every aggregation then takes the first parts of a block.
    order = np.argsort(-widths.astype(np.int16), kind="stable")
    widths, demand = widths[order], demand.take(order, axis=1)
    first = first_known(demand)
    if first.any():
        demand = np.nan_to_num(demand)
    running = np.zeros((months + 1, min(parts, BLOCK)))
    mean = np.zeros(parts)
    for at in range(0, parts, BLOCK):
        mine = slice(at, min(at + BLOCK, parts))
        sums = running[:, : mine.stop - at]
        for month, row in enumerate(demand[:, mine]):
            np.add(sums[month], row, out=sums[month + 1])
        mean[order[mine]] = _block(sums, widths[mine], first[mine], alpha, every)
    return mean


def _block(running: Floats, widths: Ints, first: Ints, alpha: float | None, every: bool) -> Floats:
    """Forecasts of parts sorted by falling width; ``running`` are their demands cumulated from a row of zeros on."""
    total = np.zeros(len(widths))
    for width in range(1, int(widths[0]) + 1) if every else np.unique(widths).tolist():
        start = 0 if every else int(np.searchsorted(-widths, -width, side="left"))
        mine = slice(start, int(np.searchsorted(-widths, -width, side="right")))
        total[mine] += _at_width(running[:, mine], first[mine], width, alpha) / width
    return total / widths if every else total


def _at_width(running: Floats, first: Ints, width: int, alpha: float | None) -> Floats:
    """SES over the sums of ``width`` months counted from the end; the oldest remainder is dropped."""
    months = len(running) - 1
    edges = np.arange(months % width, months + 1, width)
    sums = np.diff(running[edges], axis=0)
    change = np.diff(sums, axis=0)
    if first.any():
        # A sum that starts before the part was sold does not count, nor does the step from it to the next.
        change[edges[:-2, None] < first] = 0.0
    if alpha is not None:
        return level_at(sums[-1], change, alpha)
    return best_level(sums[-1], change)
