"""Distributions sum to one and have the moments they promise."""

import numpy as np
import pytest
from scipy.stats import betabinom, nbinom, poisson

from chehang.planning.distribution import (
    compound_poisson_pmf,
    empirical_pmf,
    hit_weights,
    nb_pmf,
    nb_shape,
    summed_pmfs,
    tilted,
)
from chehang.planning.scores import pinball, quantiles_of, wql


@pytest.mark.parametrize("mean", [0.02, 1.3, 40.0, 900.0])
def test_negative_binomial(mean):
    m = np.array([mean])
    shape = nb_shape(m, 0.5, 0.3)
    pmf = nb_pmf(m, shape, 400)[0]
    np.testing.assert_allclose(pmf, nbinom.pmf(np.arange(401), shape[0], shape[0] / (shape[0] + mean)), atol=1e-10)


def test_without_spread_it_is_poisson():
    m = np.array([3.0])
    np.testing.assert_allclose(nb_pmf(m, nb_shape(m, 0, 0), 30)[0], poisson.pmf(np.arange(31), 3.0), atol=1e-5)


def test_compound_poisson():
    pmf = compound_poisson_pmf(2.0, np.array([0.5, 0.0, 0.5]), 80)
    k = np.arange(81)
    assert pmf.sum() == pytest.approx(1)
    assert pmf @ k == pytest.approx(4.0)
    assert pmf @ k**2 - 16 == pytest.approx(10.0)


def test_empirical():
    own = empirical_pmf(np.array([[0, np.nan], [2, np.nan], [0, 1.0]]), 2, 4)
    assert own.tolist() == [[0, 0, 1, 0, 0], [0, 0, 0, 0, 0]]


def test_tilting_moves_the_mean_and_keeps_what_was_impossible():
    fours = np.array([[0, 0.1, 0, 0, 0.6, 0, 0, 0, 0.3] + [0.0] * 8])
    found = tilted(np.repeat(fours, 3, axis=0), np.array([1.5, 4.3, 6.0]))
    np.testing.assert_allclose(found.sum(axis=1), 1)
    np.testing.assert_allclose(found @ np.arange(17), [1.5, 4.3, 6.0], atol=1e-3)
    assert (found[:, fours[0] == 0] == 0).all()


@pytest.mark.parametrize("width", [17, 257, 1_000, 10_000])
@pytest.mark.parametrize("share", [0.001, 0.3, 5.0])
def test_tilting_lots_of_thousands(width, share):
    pmf = np.zeros((5, width))
    pmf[0, 1], pmf[1, [1, -1]], pmf[2, -1], pmf[3, :] = 1, 0.5, 1, 1 / width  # the last row has no probability at all
    with np.errstate(all="raise", under="ignore"):
        found = tilted(pmf, np.full(5, width * share))
    np.testing.assert_allclose(found.sum(axis=1), [1, 1, 1, 1, 0])
    assert (found >= 0).all() and (found[pmf == 0] == 0).all()


def test_months_with_demand():
    found = hit_weights(np.array([0.3, 0.3, 0.8]), 0.2, np.array([2.0, 2.25, 0.5]))
    a, b = 0.3 * 4, 0.7 * 4
    np.testing.assert_allclose(found[0], betabinom.pmf(np.arange(4), 2, a, b))
    np.testing.assert_allclose(
        found[1], 0.75 * betabinom.pmf(np.arange(4), 2, a, b) + 0.25 * betabinom.pmf(np.arange(4), 3, a, b)
    )
    np.testing.assert_allclose(found[2], [0.6, 0.4, 0, 0])


def test_sum_of_so_many_quantities():
    quantity = np.array([[0, 0.5, 0, 0, 0.5, 0, 0, 0, 0]])
    found = summed_pmfs(quantity, [np.array([[0.5, 0.3, 0.2]])])[0]
    np.testing.assert_allclose(found[0], [0.5, 0.15, 0.05, 0, 0.15, 0.1, 0, 0, 0.05], atol=1e-12)
    np.testing.assert_allclose(summed_pmfs(quantity, [np.array([[1.0]])])[0][0], [1] + [0] * 8, atol=1e-12)


def test_scores():
    actual = np.array([[0.0, 2.0], [1.0, 0.0]])
    assert pinball(actual, np.zeros((1, 2)), 0.9) == pytest.approx(0.675)
    assert wql(actual, np.zeros((9, 2))) == pytest.approx(1.0)
    assert quantiles_of(np.array([[0.6, 0.3, 0.1]]))[:, 0].tolist() == [0, 0, 0, 0, 0, 0, 1, 1, 1]
