"""Demand as it was wanted: buckets, supersession, months without stock."""

from datetime import date

import numpy as np
import pytest

from chehang.planning import InputError, PlanInputs, PlanOptions, plan
from chehang.planning.demand import Movement, Supersession, carried, monthly, resolve, weekly, without_stockouts


def test_buckets_count_lost_sales_and_take_off_returns_and_one_offs():
    booked = [
        Movement("A", date(2026, 1, 5), 4), Movement("A", date(2026, 1, 9), 2, "lost"),
        Movement("A", date(2026, 2, 1), 1), Movement("A", date(2026, 2, 3), 3, "return"),
        Movement("A", date(2026, 3, 1), 9), Movement("A", date(2026, 3, 1), 9, "one_off"),
        Movement("B", date(2026, 3, 31), 1), Movement("B", date(2026, 4, 1), 1),
    ]  # fmt: skip
    assert monthly(booked, ("A", "B"), date(2026, 1, 1), 3).T.tolist() == [[4, 0, 0], [0, 0, 1]]
    assert weekly(booked, ("A",), date(2026, 1, 7), 2).T.tolist() == [[6, 0]]


def test_negative_quantity_is_refused():
    with pytest.raises(InputError, match="A"):
        monthly([Movement("A", date(2026, 1, 5), -4)], ("A",), date(2026, 1, 1), 3)


def test_chain_of_supersessions():
    links = {"A": [("B", 1.0)], "B": [("C", 1.0), ("D", 2.0)]}
    assert resolve("A", links) == {"C": 1.0, "D": 2.0}
    rules = [Supersession("A", "B"), Supersession("B", "C"), Supersession("B", "D", 2.0)]
    names, demand = carried(("A", "B"), np.array([[4.0, 10.0]]), rules)
    assert dict(zip(names, demand[0], strict=True)) == {"C": 14.0, "D": 28.0}


def test_interchange_and_loop():
    names, demand = carried(("X", "Y"), np.array([[1.0, 2.0], [np.nan, 3.0]]), interchange=[("X", "Y")])
    assert names == ("X",)
    assert demand[:, 0].tolist() == [3.0, 3.0]
    with pytest.raises(InputError) as refused:
        carried(("A",), np.ones((1, 1)), [Supersession("A", "B"), Supersession("B", "A")])
    assert refused.value.code == "supersession"


def test_renumbering_a_part_changes_no_plan():
    demand = np.random.default_rng(2).poisson(1.3, (30, 8)).astype(float)
    parts, price = tuple("ABCDEFGH"), np.linspace(20, 200, 8)
    before = plan(PlanInputs(parts, demand, price), PlanOptions(quota=900))
    old, new = demand.copy(), demand.copy()
    old[20:, 2], new[:20, 2] = np.nan, np.nan
    both = np.concatenate([old, new[:, 2:3]], axis=1)
    names, joined = carried((*parts, "C2"), both, [Supersession("C", "C2")])
    after = plan(PlanInputs(names, joined, price), PlanOptions(quota=900))
    assert names[2] == "C2"
    assert before.max.tolist() == after.max.tolist()


def test_months_without_stock_are_lifted_never_lowered():
    demand = np.full((12, 2), 4.0)
    demand[6], demand[9] = [0, 2], [2, 2]
    stock = np.ones((12, 2))
    stock[6], stock[9] = [0.0, 0.5], [0.5, 1.0]
    fixed = without_stockouts(demand, stock)
    # (1 − s)·(2 × 4 + d)/(2 + s) on top of what was asked for
    assert fixed[6].tolist() == pytest.approx([4.0, 2 + 0.5 * 10 / 2.5])
    assert fixed[9].tolist() == pytest.approx([2 + 0.5 * 10 / 2.5, 2.0])
    assert (fixed >= demand).all()


def test_selling_out_on_the_first_is_not_thirty_times_the_demand():
    demand, stock = np.full((24, 1), 2.0), np.ones((24, 1))
    stock[-1] = 1 / 31
    assert 2 < without_stockouts(demand, stock)[-1, 0] < 5
