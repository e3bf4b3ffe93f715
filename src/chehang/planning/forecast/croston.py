"""Croston's method (Croston 1972) and its unbiased variant (Syntetos and Boylan 2005)."""

import numpy as np

from chehang.planning.arrays import Floats


def croston(demand: Floats, alpha: float = 0.1) -> Floats:
    """Smoothed size over smoothed interval; the first interval counts from the start of the part's own history."""
    parts = demand.shape[1]
    size, gap = np.zeros(parts), np.zeros(parts)
    since = np.argmax(~np.isnan(demand), axis=0).astype(np.float64)  # the months before its first
    seen = np.zeros(parts, dtype=bool)
    # Most months of most parts are empty: only the cells with demand are touched.
    for month, row in enumerate(demand, start=1):
        hit = np.flatnonzero(row > 0)
        y, waited = row[hit], month - since[hit]
        rate = np.where(seen[hit], alpha, 1.0)
        size[hit] += rate * (y - size[hit])
        gap[hit] += rate * (waited - gap[hit])
        since[hit], seen[hit] = month, True
    return np.divide(size, gap, out=np.zeros(parts), where=seen)


def sba(demand: Floats, alpha: float = 0.1) -> Floats:
    """Croston × (1 − α/2), which takes away its upward bias."""
    return (1.0 - alpha / 2.0) * croston(demand, alpha)
