"""A policy tried on last year."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.planning import PlanInputs, PlanOptions
from chehang.planning.trial import _Shelf, trial
from chehang.replenishment.models import Plan, Policy
from chehang.replenishment.operations.try_policy import TryPolicy, try_policy
from tests.goods import Depot

from .conftest import Planner


def tried(planner: Planner, post: str = "parts_planner", **also: Any) -> Policy:
    done = planner.depot.run(try_policy, TryPolicy.model_validate(also), post)
    return Policy.objects.get(pk=done.id)


def test_last_year_with_and_without_it(planner: Planner) -> None:
    planner.quota("30000")
    made = tried(planner, quota="600")
    assert (made.state, made.now["months"][-1]["month"]) == ("tried", "2026-10")
    assert len(made.tried["months"]) == 12
    assert made.tried["highest"] <= 600 + 1e-6 < made.now["highest"]
    assert made.tried["line_fill"] < made.now["line_fill"] <= 1
    assert not Plan.objects.exists()


def test_the_same_policy_does_the_same(planner: Planner) -> None:
    made = tried(planner)
    assert made.tried == made.now and made.quota is None


def test_a_young_store_is_told_so(depot: Depot) -> None:
    part = depot.part()
    planner = Planner(depot, part, part)
    depot.shelve(part, "9", "90")
    planner.sold(part, date(2026, 9, 5), "1")
    with pytest.raises(Refused, match=r"plan\.few_months"):
        tried(planner)
    assert not Policy.objects.exists()


def test_a_salesperson_does_not_try(planner: Planner) -> None:
    with pytest.raises(NotAllowed):
        tried(planner, "parts_sales")


def test_the_shelf_by_hand() -> None:
    """Two days to come, packs of two: what is asked for beyond the shelf is owed and served first."""
    shelf = _Shelf(np.array([10.0]), np.array([2.0]), np.array([2]))
    shelf.on_hand[:] = 1
    assert shelf.serve(np.array([3.0])).tolist() == [1, 0, 3, 1, 0]
    assert shelf.order(np.array([1]), np.array([3.0])) == 1 and shelf.under_way.tolist() == [4]  # −2 → 2, in pairs
    shelf.arrive()
    assert shelf.on_hand.tolist() == [0]
    shelf.arrive()
    assert (shelf.on_hand.tolist(), shelf.owed.tolist(), shelf.bound()) == ([2], [0], 20)


def test_it_never_binds_more_than_the_quota() -> None:
    random = np.random.default_rng(5)
    days = random.poisson(0.05, (24 * 30, 40)).astype(float)
    month = np.repeat(np.arange(24), 30)
    demand = np.stack([days[month == m].sum(axis=0) for m in range(24)])
    price = random.lognormal(3, 1, 40)
    inputs = PlanInputs(tuple(f"P{n}" for n in range(40)), demand, price)
    for quota in (200.0, 1000.0):
        found = trial(inputs, PlanOptions(quota=quota), days, month, 7, 10)
        assert found.highest <= quota * (1 + 1e-9) and 0 <= found.line_fill <= 1
