"""Every vectorised forecast equals its published recursion."""

import importlib
import importlib.util

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from chehang.planning import forecast
from chehang.planning.forecast.winters import seasonal
from tests.planning import recursions

counts = arrays(
    np.float64, st.tuples(st.integers(30, 48), st.integers(1, 6)), elements=st.sampled_from([0, 0, 0, 1, 2, 7])
)
PAIRS = [
    (lambda d: forecast.ses(d, 0.2), lambda v: recursions.ses(v, 0.2)),
    (lambda d: forecast.croston(d), lambda v: recursions.croston(v, 0.1)),
    (lambda d: forecast.sba(d), lambda v: 0.95 * recursions.croston(v, 0.1)),
    (lambda d: forecast.tsb(d, 0.1, 0.2), lambda v: recursions.tsb(v, 0.1, 0.2)),
    (lambda d: forecast.adida(d, 0.1), lambda v: recursions.adida(v, 0.1)),
    (lambda d: forecast.imapa(d, 0.1), lambda v: recursions.imapa(v, 0.1)),
]


@pytest.mark.parametrize("pair", PAIRS, ids=["ses", "croston", "sba", "tsb", "adida", "imapa"])
@given(demand=counts)
@settings(max_examples=25, deadline=None)
def test_equals_recursion(pair, demand):
    ours, reference = pair
    expected = [reference(demand[:, i].tolist()) for i in range(demand.shape[1])]
    np.testing.assert_allclose(ours(demand), expected, rtol=0, atol=1e-9)


@given(demand=counts)
@settings(max_examples=25, deadline=None)
def test_holt_winters_equals_recursion(demand):
    expected = [recursions.holt_winters(demand[:, i].tolist(), 14, 12, 0.1, 0.01, 0.1) for i in range(demand.shape[1])]
    np.testing.assert_allclose(forecast.holt_winters(demand, 14).T, expected, rtol=0, atol=1e-9)


@pytest.mark.skipif(importlib.util.find_spec("statsforecast") is None, reason="statsforecast is not installed")
def test_equals_statsforecast():
    peer = importlib.import_module("statsforecast.models")
    demand = np.random.default_rng(3).poisson(0.6, (48, 40)).astype(float)
    pairs = [
        (forecast.ses(demand, 0.1), peer.SimpleExponentialSmoothing(alpha=0.1)),
        (forecast.croston(demand), peer.CrostonClassic()),
        (forecast.sba(demand), peer.CrostonSBA()),
        (forecast.tsb(demand, 0.1, 0.1), peer.TSB(alpha_d=0.1, alpha_p=0.1)),
    ]
    for ours, model in pairs:
        theirs = [model.forecast(demand[:, i], h=1)["mean"][0] for i in range(demand.shape[1])]
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-9)


def test_best_alpha_beats_both_ends():
    from chehang.planning.forecast.ses import squared_error

    demand = np.random.default_rng(5).poisson(2.0, (40, 30)).astype(float)
    best = forecast.ses_optimised(demand)
    grid = np.linspace(0.1, 0.3, 401)
    losses = np.stack([squared_error(demand, a) for a in grid])
    alpha = grid[losses.argmin(axis=0)]
    expected = forecast.ses(demand, alpha)
    assert np.median(np.abs(best - expected)) < 1e-2


def test_months_before_the_first_sale_change_nothing():
    demand = np.random.default_rng(4).poisson(1.0, (30, 5)).astype(float)
    later = np.concatenate([np.full((6, 5), np.nan), demand])
    for method in (forecast.ses, forecast.croston, forecast.sba, forecast.tsb):
        args = (0.1,) if method is forecast.ses else ()
        np.testing.assert_allclose(method(later, *args), method(demand, *args))


def test_seasonal_part_is_noticed():
    t = np.arange(48)
    wave = 10 + 8 * np.sin(t / 12 * 2 * np.pi)
    flat = np.random.default_rng(1).poisson(3, 48)
    assert seasonal(np.stack([wave, flat], axis=1).astype(float)).tolist() == [True, False]
