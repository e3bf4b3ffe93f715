"""Largest remainder: the figures of the trade, and what always holds."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chehang.work.plans.decompose import UNIT, decompose, replan

SEASON = [D(w) for w in ["9.5", "5.5", "8", "7.5", "7.8", "8.5", "7.2", "7.6", "9.2", "8.6", "9.4", "11.2"]]


def test_twelve_hundred_cars_over_a_year() -> None:
    assert decompose(D(1200), SEASON) == [114, 66, 96, 90, 94, 102, 87, 91, 110, 103, 113, 134]


def test_the_rest_of_the_year_anew() -> None:
    assert replan(D(1200), D(250), SEASON[3:]) == [93, 96, 105, 89, 94, 113, 106, 116, 138]
    assert replan(D(100), D(250), SEASON[3:]) == [0] * 9


def test_equal_remainders_go_to_the_earlier() -> None:
    assert decompose(D(2), [D(1), D(1), D(1)]) == [1, 1, 0]


@pytest.mark.parametrize("bad", [[], [D(0)], [D(1), D(-1)]])
def test_weights_that_split_nothing(bad: list[D]) -> None:
    with pytest.raises(ValueError):
        decompose(D(10), bad)


@given(
    st.decimals("0", "1000000", places=3),
    st.lists(st.decimals("0", "1000", places=2), min_size=1, max_size=40).filter(any),
    st.sampled_from([D(1), UNIT]),
)
def test_nothing_is_lost_and_nobody_gets_a_step_too_much(total: D, weights: list[D], step: D) -> None:
    parts = decompose(total, weights, step)
    assert sum(parts) == total and min(parts) >= 0
    whole = total // step * step
    rest = total - whole
    for one, weight in zip(parts, weights, strict=True):
        assert abs(one - whole * weight / sum(weights)) <= step + rest
