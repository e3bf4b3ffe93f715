"""Croston's method (Croston 1972) and its unbiased variant (Syntetos and Boylan 2005)."""

import numpy as np

from chehang.planning.arrays import Floats


def croston(demand: Floats, alpha: float = 0.1) -> Floats:
    """Smoothed size over smoothed interval; the first interval counts from the start of the part's own history."""
    parts = demand.shape[1]
    size, gap = np.full(parts, np.nan), np.full(parts, np.nan)
    waited = np.zeros(parts)
    for row in demand:
        waited += ~np.isnan(row)
        hit = row > 0
        first = hit & np.isnan(size)
        later = hit & ~first
        size = np.where(first, row, np.where(later, size + alpha * (row - size), size))
        gap = np.where(first, waited, np.where(later, gap + alpha * (waited - gap), gap))
        waited = np.where(hit, 0.0, waited)
    return np.nan_to_num(size / gap)


def sba(demand: Floats, alpha: float = 0.1) -> Floats:
    """Croston × (1 − α/2), which takes away its upward bias."""
    return (1.0 - alpha / 2.0) * croston(demand, alpha)
