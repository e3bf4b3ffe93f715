"""How good a forecast distribution is: pinball loss and weighted quantile loss (Gneiting 2011; GluonTS' WQL)."""

import numpy as np

from chehang.planning.arrays import Floats

QUANTILES = np.arange(1, 10) / 10


def pinball(actual: Floats, forecast: Floats, q: float) -> float:
    """Mean of max(q(y−f), (q−1)(y−f)) over all cells."""
    error = actual - forecast
    return float(np.maximum(q * error, (q - 1) * error).mean())


def wql(actual: Floats, quantiles: Floats, levels: Floats = QUANTILES) -> float:
    """Mean over the levels of 2·Σ pinball / Σ|y|. ``actual`` is months × parts, ``quantiles`` levels × parts:
    one distribution for every month of the horizon."""
    total = max(float(np.abs(actual).sum()), 1e-12)
    losses = [2 * pinball(actual, quantiles[i][None], float(q)) * actual.size / total for i, q in enumerate(levels)]
    return float(np.mean(losses))


def quantiles_of(pmf: Floats, levels: Floats = QUANTILES) -> Floats:
    """Smallest count whose cumulated probability reaches each level (levels × parts)."""
    cumulated = np.cumsum(pmf, axis=1)
    return np.stack([np.argmax(cumulated >= min(q, 1 - 1e-9) - 1e-12, axis=1) for q in levels]).astype(np.float64)
