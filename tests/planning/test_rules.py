"""The worked numbers of the trade's rules."""

import numpy as np
import pytest

from chehang.planning import rules


def column(*values):
    return np.array(values, dtype=float)[:, None]


def test_maker_standard():
    average = rules.monthly_average(column(36, 41, 35, 40, 38, 38))
    assert average[0] == 38
    level = rules.maker_level(average, 0.25, 0.35, 0.40)[0]
    assert level == pytest.approx(38)
    assert rules.suggested_order(level, 14, 10, 3) == 17
    assert rules.suggested_order(level, 14, 10, 3, pack=10) == 20
    assert rules.suggested_order(level, 40, 10, 3) == 0


def test_statistical():
    spread, mean = np.array([0.416]), np.array([1.267])
    assert rules.safety_stock(1.65, spread, mean, 10, 7, 3)[0] == pytest.approx(6.88, abs=0.01)
    level = rules.textbook_level(1.65, spread, mean, 10, 7, 3)
    assert level[0] == pytest.approx(28.41, abs=0.01)
    assert rules.whole_units(level)[0] == 29
    point = rules.reorder_point(1.65, 0.416, 1.267, 10, 3)
    assert point == pytest.approx(19.3, abs=0.02)
    assert rules.whole_units(np.array([point]))[0] == 20


def test_economic_order_and_quota():
    assert rules.economic_order(456, 25, 267.50, 0.18) == pytest.approx(21.8, abs=0.05)
    assert rules.capital_quota(1_180_000, 45) == pytest.approx(1_770_000)


def test_honda():
    highest, lowest = rules.honda(np.array([30.0]), 10, 7, 5)
    assert (highest[0], lowest[0]) == (22.0, 15.0)


def test_min_max():
    assert rules.min_max_order(3, 5, 12) == 9
    assert rules.min_max_order(5, 5, 12) == 0


def test_phases_by_hits():
    demand = np.zeros((24, 3))
    demand[[18, 20, 22], 0] = 1
    demand[[2, 3, 4], 1] = 5
    demand[[20, 22], 2] = 4
    assert rules.phase_in(demand).tolist() == [True, False, False]
    assert rules.phase_out(demand).tolist() == [False, True, False]
    assert rules.stocked_by_hits(demand).tolist() == [True, False, False]


def test_young_part_takes_its_latest_months():
    assert rules.monthly_average(column(np.nan, np.nan, 6, 3, 6, 3))[0] == 4
    assert rules.erpnext_level(np.array([2.0]), 10, np.array([5.0]))[0] == 25
