"""Distributions of the demand over a lead time: negative binomial, compound Poisson, empirical, and their mixture."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.special import gammaln

from chehang.planning.arrays import Floats

MOST_SHAPE = 1e6


def nb_shape(mean: Floats, lump: float | Floats, doubt: float | Floats) -> Floats:
    """Shape r of the negative binomial whose variance is m(1+lump) + doubt·m²; near-Poisson where both are 0."""
    over = mean * lump + doubt * mean**2
    return np.minimum(mean**2 / np.maximum(over, mean**2 / MOST_SHAPE), MOST_SHAPE)


def nb_log_pmf(count: Floats, mean: Floats, shape: Floats) -> Floats:
    """ln P(D = count) of the negative binomial with this mean and shape."""
    log_q = np.log(mean) - np.log(mean + shape)
    log_p = -np.log1p(mean / shape)
    return gammaln(count + shape) - gammaln(shape) - gammaln(count + 1.0) + shape * log_p + count * log_q


def nb_pmf(mean: Floats, shape: Floats, top: int) -> Floats:
    """Parts × 0…top probabilities, by the recursion p(k+1) = p(k)·(k+r)/(k+1)·q in logarithms."""
    k = np.arange(top)
    m, r = mean[:, None], shape[:, None]
    steps = np.log((k + r) / (k + 1.0)) + (np.log(m) - np.log(m + r))
    start = -r * np.log1p(m / r)
    return np.exp(np.concatenate([start, start + np.cumsum(steps, axis=1)], axis=1))


def compound_poisson_pmf(rate: float, sizes: Floats, top: int) -> Floats:
    """P(0…top) of a Poisson number of demands of random size; ``sizes[j]`` is P(size = j+1). Panjer (1981)."""
    weight = np.arange(1, len(sizes) + 1) * sizes * rate
    pmf = np.zeros(top + 1)
    pmf[0] = np.exp(-rate)
    for k in range(1, top + 1):
        reach = min(k, len(sizes))
        pmf[k] = weight[:reach] @ pmf[k - reach : k][::-1] / k
    return pmf


def window_sums(demand: Floats, months: int) -> Floats:
    """Sums over every run of ``months`` months (overlapping); unknown where a month was not sold."""
    if len(demand) < months:
        return np.full((1, demand.shape[1]), np.nan)
    return sliding_window_view(demand, months, axis=0).sum(axis=-1)


def empirical_pmf(demand: Floats, months: int, top: int) -> Floats:
    """Parts × 0…top shares of the part's own overlapping sums (Porras and Dekker 2008); beyond top falls away."""
    sums = np.rint(window_sums(demand, months))
    part = np.broadcast_to(np.arange(demand.shape[1]), sums.shape)
    inside = sums <= top
    flat = part[inside] * (top + 1) + sums[inside].astype(np.int64)
    counts = np.bincount(flat, minlength=demand.shape[1] * (top + 1)).reshape(demand.shape[1], top + 1)
    known = (~np.isnan(sums)).sum(axis=0)
    return counts / np.maximum(known, 1)[:, None]


def mixed_pmf(model: Floats, own: Floats, share: Floats) -> Floats:
    """(1 − share)·model + share·own; where a part has no own windows the model stands alone."""
    weight = np.where(own.sum(axis=1) > 0, share, 0.0)[:, None]
    return (1 - weight) * model + weight * own
