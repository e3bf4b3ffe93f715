"""How a year will end, with its uncertainty. Pure numbers, no Django (management.md 9.8).

The rest of the year is negative binomial: its mean goes on at the pace so far, its variance is φ times the mean, φ from how
far past months were from their share. Sums too large to be counted one by one are taken as normal. Never a promise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erf, exp, lgamma, log, sqrt

LARGE = 20_000
Z90 = 1.6448536269514722


@dataclass(frozen=True)
class Forecast:
    """The expected year, between what and what it ends nine times in ten, and the probability of reaching the target."""

    expected: float
    low: float
    high: float
    probability: float


def spread(actual: Sequence[float], expected: Sequence[float]) -> float:
    """φ: the mean of (actual − expected)² ÷ expected, at least 1."""
    terms = [(a - e) ** 2 / e for a, e in zip(actual, expected, strict=True) if e > 0]
    return max(1.0, sum(terms) / (len(terms) - 1)) if len(terms) > 1 else 1.0


def forecast(target: float, actual: float, elapsed: float, phi: float) -> Forecast | None:
    """From what was reached in the part ``elapsed`` (0 to 1) of the year's weight; None before anything has passed."""
    if elapsed <= 0 or actual < 0:
        return None
    year = actual / elapsed
    mean = year - actual
    if elapsed >= 1 or mean <= 0:
        return Forecast(year, actual, actual, 1.0 if actual >= target else 0.0)
    low, high, probability = (
        _counted(mean, phi, target - actual) if mean < LARGE else _normal(mean, phi, target - actual)
    )
    return Forecast(year, actual + low, actual + high, probability)


def _normal(mean: float, phi: float, wanted: float) -> tuple[float, float, float]:
    deviation = sqrt(phi * mean)
    over = 0.5 * (1 - erf((wanted - mean) / deviation / sqrt(2)))
    return max(0.0, mean - Z90 * deviation), mean + Z90 * deviation, over


def _counted(mean: float, phi: float, wanted: float) -> tuple[float, float, float]:
    """The quantiles 5 % and 95 %, and P(N ≥ wanted)."""
    most = int(mean + 12 * sqrt(phi * mean) + 20)
    below, low, high, reached = 0.0, None, None, 0.0
    for n in range(most + 1):
        here = exp(_log_probability(n, mean, phi))
        below += here
        low = n if low is None and below >= 0.05 else low
        high = n if high is None and below >= 0.95 else high
        reached += here if n >= wanted else 0.0
    return float(low or 0), float(most if high is None else high), 1.0 if wanted <= 0 else min(1.0, reached)


def _log_probability(n: int, mean: float, phi: float) -> float:
    if phi <= 1.000001:
        return n * log(mean) - mean - lgamma(n + 1)
    size, share = mean / (phi - 1), 1 / phi
    return lgamma(n + size) - lgamma(size) - lgamma(n + 1) + size * log(share) + n * log(1 - share)
