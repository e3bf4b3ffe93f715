"""Distributions of the demand over a lead time: negative binomial, compound Poisson, empirical, and sums of lumps."""

from collections.abc import Iterable

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.fft import irfft, next_fast_len, rfft
from scipy.special import betaln, gammaln

from chehang.planning.arrays import Floats

MOST_SHAPE = 1e6
UNDERFLOW = -600.0
FAR = 600.0  # e to the power of more than this is near the largest float
CLOSE = 1e-7  # of a unit: so near the wanted mean is near enough


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
    """Parts × 0…top probabilities, by the recursion p(k+1) = p(k)·(k+r)/(k+1)·q; in logarithms where p(0) is too small
    for a float."""
    k = np.arange(top)
    m, r = mean[:, None], shape[:, None]
    start = -r * np.log1p(m / r)
    ratio = (k + r) / (k + 1.0) * (m / (m + r))
    if start.min(initial=0.0) > UNDERFLOW:
        return np.cumprod(np.concatenate([np.exp(start), ratio], axis=1), axis=1)
    return np.exp(np.concatenate([start, start + np.cumsum(np.log(ratio), axis=1)], axis=1))


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


def tilted(pmf: Floats, mean: Floats, rounds: int = 9) -> Floats:
    """Each row times θ^k, so that its mean over 0…top becomes ``mean`` while its shape stays (Esscher 1932).

    Where a weight would leave the range of a float, the largest one that counts is divided out of its row first. A row
    without any probability stays as it is."""
    k = np.arange(pmf.shape[1], dtype=np.float64)
    goal = np.minimum(mean, 0.9 * k[-1])
    theta = np.zeros(len(pmf))
    moments = np.stack([np.ones(len(k)), k, k**2], axis=1)
    possible = pmf > 0
    for _ in range(rounds):
        power = theta[:, None] * (k - goal[:, None])
        highest = np.max(power, axis=1, where=possible, initial=-np.inf)
        power -= np.where(np.abs(highest) > FAR, np.nan_to_num(highest, neginf=0.0), 0.0)[:, None]
        weight = pmf * np.exp(np.where(possible, power, 0.0))
        total, first, second = (weight @ moments).T
        total = np.where(total > 0, total, 1.0)
        now = first / total
        if np.abs(goal - now).max(initial=0.0) < CLOSE:
            break
        spread = np.maximum(second / total - now**2, 0.05)
        theta = np.clip(theta + np.clip((goal - now) / spread, -0.3, 0.3), -2.0, 0.25)
    return np.asarray(weight / total[:, None])


def hit_weights(chance: Floats, together: float, months: Floats) -> Floats:
    """Parts × 0…n: probability of so many months with demand among ``months``, beta-binomial with mean ``chance`` and
    correlation ``together``; between whole numbers of months in proportion."""
    whole = np.floor(months + 1e-9)
    most = int(np.ceil(months.max(initial=0.0) - 1e-9))
    share = np.clip(months - whole, 0.0, 1.0)[:, None]
    n = np.arange(most + 1)
    belief = 1.0 / together - 1.0
    a, b = (chance * belief)[:, None], ((1 - chance) * belief)[:, None]

    def binomial(trials: Floats) -> Floats:
        t, left = trials[:, None], np.maximum(trials[:, None] - n, 0.0)
        log = gammaln(t + 1) - gammaln(n + 1) - gammaln(left + 1) + betaln(n + a, left + b) - betaln(a, b)
        return np.where(n <= t, np.exp(log), 0.0)

    return np.asarray((1 - share) * binomial(whole) + share * binomial(whole + 1)) if share.any() else binomial(whole)


def summed_pmfs(quantity: Floats, weights: Iterable[Floats]) -> list[Floats]:
    """For each of the weights parts × 0…top: distribution of the sum of N quantities, where ``weights[:, n]`` is
    P(N = n), by Fourier transform and Horner's rule; beyond top falls away."""
    top = quantity.shape[1]
    length = next_fast_len(2 * top, real=True)
    one = rfft(quantity, length, axis=1)
    found = []
    for often in weights:
        total = np.repeat(often[:, -1:], one.shape[1], axis=1).astype(one.dtype)
        for n in range(often.shape[1] - 2, -1, -1):
            total *= one
            total += often[:, n : n + 1]
        found.append(np.maximum(irfft(total, length, axis=1)[:, :top], 0.0))
    return found
