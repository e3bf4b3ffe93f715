"""Distributions sum to one and have the moments they promise."""

import numpy as np
import pytest
from scipy.stats import nbinom, poisson

from chehang.planning.distribution import compound_poisson_pmf, empirical_pmf, mixed_pmf, nb_pmf, nb_shape
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


def test_empirical_and_mixture():
    own = empirical_pmf(np.array([[0, np.nan], [2, np.nan], [0, 1.0]]), 2, 4)
    assert own.tolist() == [[0, 0, 1, 0, 0], [0, 0, 0, 0, 0]]
    model = np.full((2, 5), 0.2)
    mixed = mixed_pmf(model, own, np.array([0.5, 0.5]))
    np.testing.assert_allclose(mixed.sum(axis=1), 1)
    assert mixed[1].tolist() == model[1].tolist()


def test_scores():
    actual = np.array([[0.0, 2.0], [1.0, 0.0]])
    assert pinball(actual, np.zeros((1, 2)), 0.9) == pytest.approx(0.675)
    assert wql(actual, np.zeros((9, 2))) == pytest.approx(1.0)
    assert quantiles_of(np.array([[0.6, 0.3, 0.1]]))[:, 0].tolist() == [0, 0, 0, 0, 0, 0, 1, 1, 1]
