"""Lots of thousands, and one of millions, are planned without a number running over."""

import numpy as np

from chehang.planning import PlanInputs, PlanOptions, plan


def test_a_lot_of_millions_does_not_run_over() -> None:
    rng = np.random.default_rng(3)
    parts, months = 60, 30
    size = np.where(np.arange(parts) < 6, rng.integers(500, 20_000, parts), rng.integers(1, 6, parts))
    hit = rng.random((months, parts)) < rng.uniform(0.05, 0.6, parts)
    demand = np.where(hit, np.maximum(1, rng.poisson(size, (months, parts))), 0).astype(float)
    demand[:, 0], demand[5, 0], demand[:, 1] = (
        0,
        5_000_000,
        rng.poisson(20_000, months),
    )  # a regular part of as many takes a minute
    inputs = PlanInputs(parts=tuple(f"p{n}" for n in range(parts)), demand=demand, price=rng.lognormal(3, 1.2, parts))
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        found = plan(inputs, PlanOptions(quota=5e6, tell_gains=True))
    assert 0 < found.totals.highest_value <= 5e6 and 0 < found.totals.line_fill < 1
