"""Price and demand go together, or they do not: what is seldom asked for is stocked as the store's own catalogue tells."""

from dataclasses import replace

import numpy as np
import pytest

from chehang.planning import PlanInputs, PlanOptions, plan
from chehang.planning.backtest import BacktestOptions, backtest
from chehang.planning.explain import sentence
from chehang.planning.forecast.byprice import learn_by_price
from chehang.planning.forecast.outlook import learn, outlook
from chehang.planning.simulate import simulate

PARTS, LATER = 3000, 60


def store(seed, falls, months, base):
    """Demand of ``months`` and of the time after, and prices; a part's rate is base × (price/80)^−falls × a level of its own,
    drawn anew every tenth month on average."""
    rng = np.random.default_rng(seed)
    price, own = rng.lognormal(np.log(80), 1.2, PARTS), rng.gamma(0.4, 2.5, PARTS)
    demand = np.zeros((months + LATER, PARTS))
    for month in range(months + LATER):
        if month < months:
            own = np.where(rng.random(PARTS) < 1 / 10, rng.gamma(0.4, 2.5, PARTS), own)
        demand[month] = rng.poisson(base * (price / 80) ** -falls * own)
    return demand[:months], demand[months:], price


def planned(past, price, quota):
    """The plan that knows nothing of the price beside that which does."""
    inputs, learned = PlanInputs(tuple(map(str, range(PARTS))), past, price), learn(past, 2, price=price)
    return (plan(inputs, PlanOptions(quota=quota), known) for known in (replace(learned, by_price=None), learned))


def fill(found, later, price):
    levels = np.repeat(found.max[None].astype(float), LATER, axis=0)
    return simulate(levels, later, price, 1, np.ones(LATER, dtype=bool)).line_fill


@pytest.mark.parametrize(("months", "base", "gains"), [(2, 0.12, 0.1), (12, 0.03, 0.001)])
@pytest.mark.parametrize("seed", [1, 2])
def test_where_demand_falls_with_price_the_same_capital_fills_more(months, base, gains, seed):
    past, later, price = store(seed, 1.0, months, base)
    quota = 5 * float(price @ later.mean(axis=0))
    flat, told = planned(past, price, quota)
    assert float(told.max @ price) <= quota * (1 + 1e-9)
    assert fill(told, later, price) > fill(flat, later, price) + gains
    unseen = ~(past > 0).any(axis=0)
    dear, cheap = unseen & (price > np.quantile(price, 0.75)), unseen & (price < np.quantile(price, 0.25))
    assert not told.max[dear].any() and told.max[cheap].any()
    at = int(np.flatnonzero(cheap & (told.max > 0))[0])
    assert f"同价位的少要件被要的次数是一般的{told.explanations[at].times:.1f}倍" in sentence(told.explanations[at])
    assert "times as often as others" in sentence(told.explanations[int(np.flatnonzero(dear)[0])], "en")
    if months == 2:
        assert ("default.young_priced", {"months": 2}) in told.notes


@pytest.mark.parametrize("months", [2, 12])
def test_where_it_rises_nothing_is_lost_and_a_young_store_stocks_no_dear_part_unasked(months):
    past, later, price = store(3, -1.0, months, 0.06)
    quota = 2 * float(price @ later.mean(axis=0))
    flat, told = planned(past, price, quota)
    assert fill(told, later, price) > fill(flat, later, price) - 0.003
    if months == 2:
        assert not told.max[~(past > 0).any(axis=0) & (price > np.median(price))].any()


@pytest.mark.parametrize("months", [2, 12])
@pytest.mark.parametrize("seed", [1, 2])
def test_where_price_tells_nothing_the_plan_is_the_same(months, seed):
    past, later, price = store(seed, 0.0, months, 0.08)
    quota = 2 * float(price @ later.mean(axis=0))
    flat, told = planned(past, price, quota)
    np.testing.assert_array_equal(told.max, flat.max)
    assert told.notes == flat.notes and told.explanations == flat.explanations


def test_rates_are_nearer_to_what_comes():
    past, later, price = store(2, 1.0, 12, 0.03)
    unseen = ~(past > 0).any(axis=0)
    learned = learn(past, 2, price=price)
    told, flat = outlook(learned, past, price).mean, outlook(replace(learned, by_price=None), past, price).mean
    for part in (unseen & (price < 60), unseen & (price > 240)):
        true = later[:, part].mean()
        assert abs(np.log(told[part].mean() / true)) < abs(np.log(flat[part].mean() / true))


def test_factors_by_hand():
    price, kind = np.repeat([10.0, 1000.0], 500), np.zeros(1000, dtype=np.int64)
    came = np.concatenate([np.repeat([1.0, 0.0], [120, 380]), np.repeat([1.0, 0.0], [40, 460])])
    found = learn_by_price(price, kind, came, np.full(1000, 0.5))
    cheap, dear = found.of(np.zeros((3, 2)), np.array([10.0, 1000.0]))
    assert 1.3 < cheap < 120 / 80 and 40 / 80 < dear < 0.7, "what came, drawn to the flat rate"
    between = found.of(np.zeros((3, 1)), np.array([100.0]))[0]
    assert between == pytest.approx((cheap + dear) / 2), "half way between the logarithms"
    assert found.of(np.ones((24, 1)), np.array([10.0]))[0] == 1.0, "its own past says enough"
    alike = np.concatenate([np.repeat([1.0, 0.0], [80, 420])] * 2)
    assert learn_by_price(price, kind, alike, np.full(1000, 0.5)) is None
    assert learn_by_price(np.full(1000, 9.0), kind, came, np.full(1000, 0.5)) is None


def test_back_test_with_prices_alike_is_that_without():
    rng = np.random.default_rng(5)
    demand = rng.poisson(rng.lognormal(-1.5, 1, 40), (13, 40)).astype(float)
    for price in (np.full(40, 60.0), rng.lognormal(4, 1, 40)):
        with_, without = (
            backtest(demand, price, BacktestOptions(burn_in=1, evaluate=3, horizon=3), priced=p) for p in (True, False)
        )
        assert with_ == without
