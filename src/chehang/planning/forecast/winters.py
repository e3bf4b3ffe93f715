"""Additive Holt-Winters (Winters 1960; Hyndman and Athanasopoulos 2021, §8.3) for seasonal parts."""

import numpy as np

from chehang.planning.arrays import Bools, Floats


def holt_winters(
    demand: Floats,
    horizon: int = 1,
    season: int = 12,
    alpha: float | Floats = 0.1,
    beta: float | Floats = 0.01,
    gamma: float | Floats = 0.1,
    start: tuple[Floats, Floats, Floats] | None = None,
) -> Floats:
    """Forecasts for months 1…horizon (horizon × parts), never below zero. Needs two seasons of complete months.

    ``start``: level, trend (one a part) and seasonal (season × parts) before the first month. Without it: level = mean
    of the first season, trend = mean change between the first two, seasonal = first season − level, and the first
    season is not run through again. Then l ← α(y−s)+(1−α)(l+b), b ← β(l−l')+(1−β)b, s ← γ(y−l'−b')+(1−γ)s.
    """
    level, trend, cycle = _start(demand, season) if start is None else (start[0], start[1], list(start[2]))
    for t in range(season if start is None else 0, len(demand)):
        before, slope, seasonal = level, trend, cycle[t % season]
        level = alpha * (demand[t] - seasonal) + (1 - alpha) * (before + slope)
        trend = beta * (level - before) + (1 - beta) * slope
        cycle[t % season] = gamma * (demand[t] - before - slope) + (1 - gamma) * seasonal
    ahead = [level + (h + 1) * trend + cycle[(len(demand) + h) % season] for h in range(horizon)]
    return np.maximum(np.stack(ahead), 0.0)


def _start(demand: Floats, season: int) -> tuple[Floats, Floats, list[Floats]]:
    first, second = demand[:season], demand[season : 2 * season]
    level = first.mean(axis=0)
    return level, (second.mean(axis=0) - level) / season, [row - level for row in first]


def seasonal(demand: Floats, season: int = 12, threshold: float = 1.645) -> Bools:
    """Whether the autocorrelation at lag ``season`` stands out of its Bartlett band (as Kourentzes' seasonality test).

    Needs three complete seasons; short or gappy parts are never seasonal.
    """
    months = len(demand)
    if months < 3 * season:
        return np.zeros(demand.shape[1], dtype=bool)
    centred = demand - demand.mean(axis=0)
    power = (centred**2).sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        rho = [(centred[lag:] * centred[:-lag]).sum(axis=0) / power for lag in range(1, season + 1)]
        band = threshold * np.sqrt((1 + 2 * sum(r**2 for r in rho[:-1])) / months)
        return np.nan_to_num(rho[-1]) > np.nan_to_num(band, nan=np.inf)
