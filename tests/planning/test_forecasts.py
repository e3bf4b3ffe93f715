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

PEER = importlib.util.find_spec("statsforecast") is not None
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


@pytest.mark.skipif(not PEER, reason="statsforecast, the peer to compare with, is not installed")
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


@pytest.mark.skipif(not PEER, reason="statsforecast, the peer to compare with, is not installed")
def test_holt_winters_equals_statsforecast_given_its_parameters():
    peer = importlib.import_module("statsforecast.models")
    t = np.arange(60)
    for seed in range(4):
        noise = np.random.default_rng(seed).normal(0, 3, 60)
        demand = np.maximum(25 + 0.2 * t + 9 * np.sin(t / 6 * np.pi) + noise.cumsum() / 3, 1.0)
        model = peer.AutoETS(season_length=12, model="AAA", damped=False).fit(demand)
        alpha, trend, gamma = model.model_["par"][:3]
        # The peer keeps the seasonal states newest first, and its trend weight is the product of both.
        level, slope, *cycle = model.model_["states"][0]
        start = (np.array([level]), np.array([slope]), np.array(cycle)[::-1, None])
        ours = forecast.holt_winters(demand[:, None], 14, 12, alpha, trend / alpha, gamma, start)[:, 0]
        np.testing.assert_allclose(ours, np.maximum(model.predict(14)["mean"], 0), rtol=0, atol=1e-9)


@pytest.mark.skipif(not PEER, reason="statsforecast, the peer to compare with, is not installed")
@pytest.mark.parametrize(("ours", "name"), [(forecast.adida, "ADIDA"), (forecast.imapa, "IMAPA")])
def test_searched_alpha_comes_to_the_peers(ours, name):
    model = getattr(importlib.import_module("statsforecast.models"), name)()
    demand = np.random.default_rng(3).poisson(np.random.default_rng(4).lognormal(-1, 1, 400), (48, 400)).astype(float)
    theirs = np.array([model.forecast(demand[:, i], h=1)["mean"][0] for i in range(400)])
    away = np.abs(ours(demand) - theirs) / np.maximum(theirs, 1e-9)
    # The two differ only where the error has two valleys and a search may end in either.
    assert np.quantile(away, 0.97) < 1e-5


def squared_error(values, alpha):
    level, loss = values[0], 0.0
    for y in values[1:]:
        loss, level = loss + (y - level) ** 2, level + alpha * (y - level)
    return loss


def test_searched_alpha_is_the_best_one():
    demand = np.random.default_rng(5).poisson(2.0, (40, 60)).astype(float).cumsum(axis=0) % 11
    grid = np.linspace(0.1, 0.3, 801)
    losses = np.array([[squared_error(demand[:, i], a) for a in grid] for i in range(60)])
    expected = forecast.ses(demand, grid[losses.argmin(axis=1)])
    assert np.median(np.abs(forecast.ses_optimised(demand) - expected)) < 1e-3
    assert np.quantile(np.abs(forecast.ses_optimised(demand) - expected), 0.95) < 2e-2


def test_months_not_sold_change_no_aggregation():
    demand = np.random.default_rng(6).poisson(0.6, (36, 40)).astype(float)
    later = np.concatenate([np.full((5, 40), np.nan), demand])
    earlier = np.concatenate([demand, np.full((4, 40), np.nan)])
    for method in (forecast.adida, forecast.imapa):
        for alpha in (None, 0.1):
            np.testing.assert_allclose(method(later, alpha), method(demand, alpha), atol=1e-12)
            np.testing.assert_allclose(method(earlier, alpha), method(demand, alpha), atol=1e-12)


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
