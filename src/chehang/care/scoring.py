"""Indices of satisfaction and the value of customers: pure numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import sqrt

import numpy as np

FEW = 30  # below so many answers only the raw list is shown
ENOUGH = 100  # answers that drivers are looked for in
TENTH = Decimal("0.1")


def index(factors: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """The index 0 to 1000 of (weight, mean of 1 to 10) pairs: Σ weight · mean · 100 ÷ Σ weight, to a tenth.

    24 · 9.2, 21 · 8.6, 21 · 9.0, 18 · 9.4, 17 · 8.8 give 900.2.
    """
    weights = sum((w for w, _mean in factors), Decimal(0))
    if not weights:
        raise ValueError("a questionnaire without weights has no index")
    total = sum((w * mean * 100 for w, mean in factors), Decimal(0))
    return (total / weights).quantize(TENTH, ROUND_HALF_UP)


def nps(scores: Sequence[int]) -> tuple[Decimal, Decimal] | None:
    """Promoters (9, 10) less detractors (0 to 6) in per cent, and half the width of its 95 % interval; None below 30."""
    n = len(scores)
    if n < FEW:
        return None
    up, down = sum(s >= 9 for s in scores) / n, sum(s <= 6 for s in scores) / n
    half = 1.96 * sqrt(max(up + down - (up - down) ** 2, 0) / n) * 100
    value = Decimal(sum(s >= 9 for s in scores) - sum(s <= 6 for s in scores)) * 100 / n
    return value.quantize(TENTH, ROUND_HALF_UP), Decimal(str(half)).quantize(TENTH, ROUND_HALF_UP)


@dataclass(frozen=True)
class Driver:
    """How much an item moves the total: partial correlation with its bootstrap interval; ``named`` when it excludes 0."""

    item: str
    strength: float
    low: float
    high: float

    @property
    def named(self) -> bool:
        return self.low > 0 or self.high < 0


def drivers(items: Mapping[str, Sequence[int]], total: Sequence[float], *, draws: int = 200) -> list[Driver]:
    """The items by how much they move the total, the strongest first; none below a hundred answers."""
    if len(total) < ENOUGH or len(items) < 2:
        return []
    table = np.column_stack([*(np.asarray(v, dtype=float) for v in items.values()), np.asarray(total, dtype=float)])
    chance = np.random.default_rng(7)
    runs = np.array([_partial(table[chance.integers(0, len(table), len(table))]) for _n in range(draws)])
    low, high = np.percentile(runs, 2.5, axis=0), np.percentile(runs, 97.5, axis=0)
    plain = _partial(table)
    found = [Driver(name, float(plain[n]), float(low[n]), float(high[n])) for n, name in enumerate(items)]
    return sorted(found, key=lambda d: -abs(d.strength))


def _partial(table: np.ndarray) -> np.ndarray:
    """Correlation of each column with the last one, the others held."""
    spread = table + 1e-9 * np.arange(table.size).reshape(table.shape) % 1e-6
    inverse = np.linalg.pinv(np.corrcoef(spread, rowvar=False))
    out: np.ndarray = -inverse[:-1, -1] / np.sqrt(np.abs(np.diag(inverse)[:-1] * inverse[-1, -1]) + 1e-12)
    return out


def rfm(months_since: int, visits: int, money_class: int) -> tuple[int, int, int]:
    """Recency, frequency and money as 1 to 5: months since the last visit, visits in 24 months, quintile of spending."""
    recent = next((r for limit, r in ((3, 5), (6, 4), (9, 3), (12, 2)) if months_since <= limit), 1)
    often = 5 if visits >= 6 else max(1, min(visits, 5) - (1 if visits >= 5 else 0))
    return recent, often, money_class


def class_of(r: int, f: int, m: int, months_since: int) -> str:
    """The class of a customer: key, key_leaving, new, leaving or other."""
    if r >= 4 and f >= 4 and m >= 4:
        return "key"
    if r <= 2 and f >= 4:
        return "key_leaving"
    if f == 1 and r >= 4:
        return "new"
    if 6 < months_since <= 12:
        return "leaving"
    return "other"


def share(part: int, whole: int) -> Decimal | None:
    """A part of a whole to four places: 63 of 112 are 0.5625."""
    return (Decimal(part) / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP) if whole else None
