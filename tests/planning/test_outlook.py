"""What is to come: how often and how much at a time are told apart, and the past of all parts decides what to believe."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit

from chehang.planning import PlanInputs, PlanOptions, plan
from chehang.planning.forecast.lessons import ORIGINS, origins
from chehang.planning.forecast.lumps import RIDGE, faded_counts, learn_lumps, logistic
from chehang.planning.forecast.outlook import learn, outlook
from chehang.planning.forecast.pooled import unseen_rate

MONTHS = 36


def lots(rng, parts, chance, size):
    return (rng.random((MONTHS, parts)) < chance) * size * 1.0


@pytest.fixture
def store():
    """Half of the parts sell one piece every second month, half four pieces every eighth: the same mean."""
    rng = np.random.default_rng(7)
    return np.concatenate([lots(rng, 300, 0.5, 1), lots(rng, 300, 0.125, 4)], axis=1)


def test_same_mean_other_lumps(store):
    view = outlook(learn(store, 2), store)
    part = np.arange(600)
    assert view.by_lumps.all()
    assert view.chance[:300].mean() == pytest.approx(0.5, abs=0.03)
    assert view.chance[300:].mean() == pytest.approx(0.125, abs=0.03)
    assert view.size[:300].mean() == pytest.approx(1.0, abs=0.1)
    assert view.size[300:].mean() == pytest.approx(4.0, abs=0.2)
    one, two = view.pmfs(part, (np.full(600, 1.0), np.full(600, 2.0)), 24)
    for pmf, months in ((one, 1), (two, 2)):
        np.testing.assert_allclose(pmf.sum(axis=1), 1, atol=1e-4)
        np.testing.assert_allclose(pmf @ np.arange(25), view.mean * months, rtol=0.03)
    fours = one[300:, 4] / one[300:, 1:].sum(axis=1)
    assert np.median(fours) > 0.7, "a part sold in fours is asked for four at a time"
    assert two[:300, 2].mean() == pytest.approx(0.25, abs=0.03)


def test_a_part_sold_in_fours_is_stocked_in_fours_or_not_at_all(store):
    found = plan(PlanInputs(tuple(map(str, range(600))), store, np.full(600, 100.0)), PlanOptions(quota=80_000.0))
    assert (found.max[:300] > 0).mean() > 0.95
    fours = found.max[300:]
    assert 0 < (fours > 0).sum() < 300, "the quota does not reach for all of them"
    assert np.isin(fours[fours > 0], (4, 8)).mean() > 0.95, "only what is left of the quota goes to single pieces"


def test_parts_that_sell_every_month_go_by_their_rate():
    rng = np.random.default_rng(3)
    rate = rng.lognormal(2.0, 0.5, 800)
    demand = rng.poisson(rate, (MONTHS, 800)).astype(float)
    view = outlook(learn(demand, 2), demand)
    assert view.by_lumps.mean() < 0.1
    assert view.mean.mean() == pytest.approx(rate.mean(), rel=0.1)


def test_too_little_to_learn_lumps_from():
    demand = np.zeros((MONTHS, 20))
    demand[5, 3] = demand[30, 4] = 2
    learned = learn(demand, 2)
    assert learned.lumps is None
    assert not learned.by_lumps.any()
    (pmf,) = outlook(learned, demand).pmfs(np.arange(20), (np.full(20, 2.0),), 10)
    np.testing.assert_allclose(pmf.sum(axis=1), 1, atol=1e-4)


def test_a_part_of_a_litre_counts_as_one():
    counts = faded_counts(np.array([[0.4, np.nan], [0.0, 3.0], [1.4, 40.0]]), 8)
    assert counts[0, 1] == pytest.approx(0.97**2 + 1)
    assert counts[1].sum() == counts[1, 3] == pytest.approx(0.97)


def test_logistic_is_at_the_least_loss():
    rng = np.random.default_rng(11)
    z = np.concatenate([np.ones((500, 1)), rng.normal(size=(500, 3))], axis=1)
    share = (rng.random((500, 2)) < expit(z @ [-1.0, 0.8, 0.0, 2.0])[:, None]).mean(axis=1)

    def loss(w):
        return np.logaddexp(0, z @ w).sum() - share @ (z @ w) + RIDGE / 2 * (w[1:] ** 2).sum()

    np.testing.assert_allclose(logistic(z, share), minimize(loss, np.zeros(4), tol=1e-12).x, atol=1e-3)


def test_logistic_of_what_is_told_apart_wholly_stays_finite():
    z = np.array([[1.0, -5.0], [1.0, -4.0], [1.0, 4.0], [1.0, 5.0]] * 20)
    weights = logistic(z, (z[:, 1] > 0) * 1.0)
    assert np.isfinite(weights).all() and weights[1] > 0


def test_lessons_know_only_the_past():
    demand = np.arange(30.0)[:, None] * np.ones(4)
    demand[:20, 3] = np.nan
    lessons = list(origins(demand, 2))
    assert len(lessons) == ORIGINS
    for lesson in lessons:
        assert (lesson.past[-1] < lesson.came[0]).all() and len(lesson.came) == 2
        assert lesson.past.shape[1] == 4 if len(lesson.past) >= 23 else lesson.past.shape[1] == 3
    assert len(lessons[-1].past) + 2 == 30
    ahead = {len(o.past): o.came[0, 0] - len(o.past) for o in origins(demand, 1, ahead=5)}
    assert len(set(ahead.values())) >= 3 and max(ahead.values()) <= 4


def test_what_comes_for_parts_of_like_mean_is_learnt(store):
    lumps = learn_lumps(list(origins(store, 2)))
    assert lumps is not None and lumps.pooled > 0
    assert lumps.quantities(np.zeros((MONTHS, 1)), np.array([3.9]), np.array([1.0]), 16)[0, 4] > 0.25


def test_a_young_store_expects_of_unseen_parts_what_parts_seen_once_tell():
    demand = np.zeros((3, 100))
    demand[:, :10], demand[1, 10:16] = 1, 1
    assert unseen_rate(demand) == pytest.approx(6 / 84 / 3)
    mean = outlook(learn(demand, 1), demand).mean
    assert mean[16:].sum() == pytest.approx(2.0), "six newcomers in three months: two a month"
    assert mean[0] > 10 * mean[16]
    # As the books grow, this is learnt instead.
    longer = np.concatenate([demand] * 6)
    assert learn(longer, 1).rates.learnt and not learn(demand, 3).rates.learnt


def test_all_parts_are_new():
    demand = np.full((8, 5), np.nan)
    demand[-2:] = 1.0
    learned = learn(demand, 2)
    assert not learned.rates.learnt and learned.lumps is None
    assert np.isfinite(outlook(learned, demand).mean).all()
