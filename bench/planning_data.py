"""Demand for the planning benches: a file when given, otherwise a made-up store with a fixed seed."""

import numpy as np
from numpy.typing import NDArray

from chehang.planning import PlanInputs

Floats = NDArray[np.float64]


def made_up(parts: int, months: int = 48, seed: int = 4711) -> PlanInputs:
    """Slow movers mostly, some fast ones, prices lognormal; every part with a position of half a month."""
    rng = np.random.default_rng(seed)
    rate = rng.lognormal(-1.0, 1.5, parts)
    demand = rng.poisson(rate * rng.gamma(1.0, 1.0, (months, parts))).astype(np.float64)
    price = rng.lognormal(np.log(80.0), 1.2, parts)
    return PlanInputs(tuple(f"P{i:06d}" for i in range(parts)), demand, price, position=np.floor(rate / 2))


def quota_of(inputs: PlanInputs, months: float = 2.0) -> float:
    """Quota worth so many months of demand."""
    return float((inputs.demand.mean(axis=0) * inputs.price).sum() * months)
