"""The quota goes to those who earn most: near the bound, exact for a few parts."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chehang.planning import PlanInputs, PlanOptions, plan
from chehang.planning.allocate import exact, greedy
from chehang.planning.segments import Segments, envelope


def brute(gain, cost, budget):
    best = 0.0
    for choice in product(*(range(len(g)) for g in gain)):
        paid = sum(c[j] for c, j in zip(cost, choice, strict=True))
        if paid <= budget + 1e-9:
            best = max(best, sum(g[j] for g, j in zip(gain, choice, strict=True)))
    return best


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_exact_equals_brute_force(seed):
    rng = np.random.default_rng(seed)
    gain = [np.concatenate([[0], rng.random(4).cumsum()]) for _ in range(4)]
    cost = [np.concatenate([[0], rng.integers(1, 30, 4).cumsum()]).astype(float) for _ in range(4)]
    budget = float(rng.integers(5, 150))
    picked = exact(gain, cost, budget)
    assert picked is not None
    assert sum(c[j] for c, j in zip(cost, picked, strict=True)) <= budget + 1e-9
    assert sum(g[j] for g, j in zip(gain, picked, strict=True)) == pytest.approx(brute(gain, cost, budget))


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_envelope_is_concave_and_greedy_keeps_the_budget(seed):
    rng = np.random.default_rng(seed)
    gain = np.concatenate([np.zeros((30, 1)), rng.random((30, 9)).cumsum(axis=1)], axis=1)
    cost = np.arange(10) * rng.lognormal(4, 1, 30)[:, None]
    start = np.zeros(30, dtype=np.int64)
    steps = envelope(np.arange(30), gain, cost, start, rng.random((30, 10)) < 0.8)
    steps = steps.take(steps.order())
    for part in range(30):
        ratios = steps.ratio[steps.part == part]
        assert (np.diff(ratios) <= 1e-9).all()
    found = greedy(steps, start, 3000.0)
    paid = cost[np.arange(30), found.level].sum()
    assert paid == pytest.approx(found.cost)
    assert paid <= 3000
    assert found.gain <= found.bound + 1e-9


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_no_allowed_level_lies_above_the_envelope(seed):
    rng = np.random.default_rng(seed)
    # Whole numbers, so that level ground and points on a line come up; a gain may fall.
    gain = np.concatenate([np.zeros((20, 1)), rng.integers(-1, 3, (20, 8)).cumsum(axis=1)], axis=1).astype(float)
    cost = np.concatenate([np.zeros((20, 1)), rng.integers(1, 4, (20, 8)).cumsum(axis=1)], axis=1).astype(float)
    start, allowed = rng.integers(0, 4, 20), rng.random((20, 9)) < 0.7
    steps = envelope(np.arange(100, 120), gain, cost, start, allowed, step=2)
    for part in range(20):
        mine = steps.take(steps.part == part + 100)
        corners = [start[part], *(mine.level // 2).tolist()]
        assert (mine.start // 2).tolist() == corners[:-1]
        assert (mine.gain > 0).all() and (np.diff(mine.ratio) < 0).all()
        assert allowed[part, corners[1:]].all()
        at = [level for level in np.flatnonzero(allowed[part]).tolist() if level > start[part]]
        reached = np.interp(cost[part, at], cost[part, corners], gain[part, corners])
        assert (gain[part, at] <= reached + 1e-9).all()


def test_equal_ratios_stand_by_part_and_level():
    part = np.array([3, 1, 2, 1])
    level = np.array([1, 2, 1, 1])
    steps = Segments(part, level - 1, level, np.full(4, 10.0), np.array([1.0, 1.0, 2.0, 1.0]))
    ordered = steps.take(steps.order())
    assert list(zip(ordered.part.tolist(), ordered.level.tolist(), strict=True)) == [(2, 1), (1, 1), (1, 2), (3, 1)]


def test_within_a_thousandth_of_the_bound():
    rng = np.random.default_rng(11)
    demand = rng.poisson(rng.lognormal(-0.5, 1, 1500), (36, 1500)).astype(float)
    price = rng.lognormal(4.4, 1.2, 1500)
    quota = float((demand.mean(axis=0) * price).sum() * 1.5)
    for objective in ("line", "unit", "margin", "critical"):
        found = plan(PlanInputs(tuple(map(str, range(1500))), demand, price), PlanOptions(quota, objective))
        assert found.totals.highest_value <= quota
        assert found.totals.gain >= 0.999 * found.totals.bound


def test_few_parts_are_solved_exactly():
    rng = np.random.default_rng(12)
    demand = rng.poisson(0.8, (36, 4)).astype(float)
    price = np.array([90.0, 130.0, 410.0, 55.0])
    inputs = PlanInputs(tuple("ABCD"), demand, price)
    best = plan(inputs, PlanOptions(quota=700.0))
    rough = plan(inputs, PlanOptions(quota=700.0, exact_up_to=0))
    assert rough.totals.gain <= best.totals.gain <= best.totals.bound + 1e-9
    assert (best.max * price).sum() <= 700


def test_shares_are_never_passed() -> None:
    """Each share keeps to its own yuan, the whole to the quota; what a share leaves goes to the others."""
    random = np.random.default_rng(11)
    demand, price = random.poisson(1.5, (24, 40)).astype(float), random.lognormal(3, 1, 40)
    inputs = PlanInputs(tuple(f"P{n}" for n in range(40)), demand, price)
    mine = np.arange(40) < 20
    free = plan(inputs, PlanOptions(quota=3000.0))
    for budget in (0.0, 150.0, 800.0):
        found = plan(inputs, PlanOptions(quota=3000.0, shares=((mine, budget),)))
        assert found.max[mine] @ price[mine] <= budget + 1e-6
        assert found.totals.highest_value <= 3000 + 1e-6
        assert found.max[~mine].sum() >= free.max[~mine].sum()
