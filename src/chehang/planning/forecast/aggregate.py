"""Temporal aggregation: ADIDA (Nikolopoulos et al. 2011) and IMAPA (Petropoulos and Kourentzes 2015)."""

import numpy as np

from chehang.planning.arrays import Floats, Ints
from chehang.planning.forecast.ses import ses, ses_optimised


def mean_interval(demand: Floats) -> Ints:
    """Mean months between demands, rounded; the first interval counts from the part's first month. At least 1."""
    known = ~np.isnan(demand)
    hits = demand > 0
    count = hits.sum(axis=0)
    last = np.where(count > 0, len(demand) - np.argmax(hits[::-1], axis=0), 0)
    before = np.cumsum(known, axis=0)
    span = np.where(count > 0, before[np.maximum(last - 1, 0), np.arange(demand.shape[1])], 0)
    return np.maximum(np.rint(span / np.maximum(count, 1)), 1).astype(np.int64)


def _blocks(demand: Floats, width: int) -> Floats:
    """Sums of ``width`` months, the oldest remainder dropped; a block with an unsold month is unknown."""
    keep = len(demand) // width * width
    return demand[len(demand) - keep :].reshape(keep // width, width, -1).sum(axis=1)


def _at_width(demand: Floats, width: int, alpha: float | None) -> Floats:
    blocks = _blocks(demand, width)
    return (ses_optimised(blocks) if alpha is None else ses(blocks, alpha)) / width


def adida(demand: Floats, alpha: float | None = None) -> Floats:
    """SES on sums over the part's own mean interval, spread back evenly. Without ``alpha`` each part's best one."""
    widths = np.minimum(mean_interval(demand), len(demand))
    mean = np.zeros(demand.shape[1])
    for width in np.unique(widths):
        mine = widths == width
        mean[mine] = _at_width(demand[:, mine], int(width), alpha)
    return mean


def imapa(demand: Floats, alpha: float | None = None) -> Floats:
    """Mean of the forecasts at every aggregation from one month up to the part's mean interval."""
    widths = np.minimum(mean_interval(demand), len(demand))
    total = np.zeros(demand.shape[1])
    for width in range(1, int(widths.max(initial=1)) + 1):
        mine = widths >= width
        total[mine] += _at_width(demand[:, mine], width, alpha)
    return total / widths
