"""The plan's promises: quota, packs, limits, lists, orders, and clear refusals."""

import re
from dataclasses import replace

import numpy as np
import pytest

from chehang.planning import InputError, PlanInputs, PlanOptions, plan
from chehang.planning.explain import sentence
from chehang.planning.forecast.features import usual
from chehang.planning.texts import TEXTS

PARTS = 60


@pytest.fixture
def inputs():
    rng = np.random.default_rng(21)
    demand = rng.poisson(rng.lognormal(0, 1, PARTS), (30, PARTS)).astype(float)
    return PlanInputs(tuple(f"P{i}" for i in range(PARTS)), demand, rng.lognormal(4.4, 1, PARTS))


def test_a_young_store_stocks_what_was_asked_for_and_its_must_list():
    demand = np.zeros((2, 60))
    demand[0, :20] = demand[1, 10:30] = 1.0
    price, must = np.full(60, 100.0), np.zeros(60)
    price[50:], must[59] = 3000.0, 2
    found = plan(PlanInputs(parts=tuple(map(str, range(60))), demand=demand, price=price, must=must), PlanOptions())
    assert found.max[:30].all() and not found.max[30:59].any() and found.max[59] == 2
    assert not found.order_qty[30:59].any() and {why.reason for why in found.explanations[30:59]} == {"none"}
    assert ("default.young", {"months": 2}) in found.notes
    assert "近2月有1次需求" in sentence(found.explanations[0])
    longer = PlanInputs(parts=tuple(map(str, range(60))), demand=np.tile(demand, (9, 1)), price=price)
    assert "default.young" not in {code for code, _ in plan(longer, PlanOptions()).notes}


def test_quota_is_never_passed_and_more_quota_never_hurts(inputs):
    fills = []
    for quota in (0.0, 1000.0, 5000.0, 20000.0):
        found = plan(inputs, PlanOptions(quota=quota))
        assert found.value.sum() <= quota + 1e-6
        assert ((inputs.price * found.order_qty).sum()) <= quota + 1e-6
        fills.append(found.totals.line_fill)
    assert fills == sorted(fills)


def test_packs_and_least_order(inputs):
    pack = np.where(np.arange(PARTS) % 2, 6.0, 1.0)
    least = np.where(np.arange(PARTS) % 3, 0.0, 4.0)
    found = plan(replace(inputs, pack=pack, least_order=least), PlanOptions(quota=20000))
    assert (found.max % pack == 0).all()
    assert (found.order_qty % pack == 0).all()
    stocked = found.max > 0
    assert (found.max[stocked] >= least[stocked]).all()
    assert (found.min[stocked] < found.max[stocked]).all()


def test_order_cost_makes_larger_orders(inputs):
    small = plan(inputs, PlanOptions(quota=20000))
    large = plan(inputs, PlanOptions(quota=20000, order_cost=30.0))
    assert (large.max - large.min)[large.max > 0].mean() > (small.max - small.min)[small.max > 0].mean()


def test_space_shelf_must_and_never(inputs):
    space, shelf, must = np.full(PARTS, np.inf), np.full(PARTS, np.inf), np.zeros(PARTS)
    never = np.zeros(PARTS, dtype=bool)
    space[:10], shelf[10:20], must[20:25], never[25:30] = 2, 1.0, 3, True
    found = plan(replace(inputs, space=space, shelf_months=shelf, must=must, never=never), PlanOptions())
    assert (found.max[:10] <= 2).all()
    assert (found.max[10:20] <= found.mean[10:20]).all()
    assert (found.max[20:25] >= 3).all()
    assert (found.max[25:30] == 0).all()
    assert {found.explanations[i].reason for i in range(25, 30)} == {"never"}
    assert "space" in {found.explanations[i].reason for i in range(10)}


def test_orders_wait_when_old_stock_fills_the_quota(inputs):
    position = np.zeros(PARTS)
    position[:5] = 50
    position[6] = -2
    quota = float((inputs.price[:5] * 50).sum() + 500)
    found = plan(replace(inputs, position=position), PlanOptions(quota=quota))
    held = (inputs.price * np.maximum(position, 0)).sum()
    owed = 2 * inputs.price[6]
    assert found.order_qty[6] >= 2
    assert held + (found.order_qty * inputs.price).sum() <= max(quota, held + owed) + 1e-6
    assert any(e.missing for e in found.explanations)


def test_an_order_is_cut_only_where_its_pack_no_longer_fits(inputs):
    pack = np.where(np.arange(PARTS) % 2, 4.0, 1.0)
    position = np.zeros(PARTS)
    position[:5] = 50
    quota = float((inputs.price[:5] * 50).sum() * 1.3)
    found = plan(replace(inputs, position=position, pack=pack), PlanOptions(quota=quota))
    free = quota - float(inputs.price @ (position + found.order_qty))
    missing = np.array([e.missing for e in found.explanations])
    assert free + 1e-6 >= 0 and missing.any() and found.order_qty.any()
    assert (inputs.price * pack)[missing > 0].min() > free
    assert (found.order_qty % pack == 0).all()


def test_what_room_there_is_goes_to_the_part_that_earns_most():
    """Both parts are asked for alike; the cheap one earns more for a yuan, wherever it stands in the list."""
    demand = np.tile([[2.0], [1.0], [0.0]], (8, 3))
    for cheap in (0, 1):
        price = np.full(3, 100.0)
        price[cheap] = 20.0
        position = np.array([0.0, 0.0, 9.0])
        found = plan(PlanInputs(("A", "B", "C"), demand, price, position=position), PlanOptions(quota=1000.0))
        assert found.order_qty.tolist() == [5 * (cheap == 0), 5 * (cheap == 1), 0], "room for 100 yuan"
        assert found.explanations[cheap].missing == found.max[cheap] - 5


def test_same_input_same_plan(inputs):
    once, again = plan(inputs, PlanOptions(quota=9000)), plan(inputs, PlanOptions(quota=9000))
    assert once.max.tolist() == again.max.tolist()
    assert once.explanations == again.explanations


def test_every_number_in_a_sentence_is_the_solvers(inputs):
    pack = np.where(np.arange(PARTS) % 3, 1.0, 2.0)
    found = plan(replace(inputs, loss=inputs.price * 0.5, pack=pack), PlanOptions(quota=9000))
    hits = (inputs.demand[-12:] > 0).sum(axis=0)
    for at, why in enumerate(found.explanations):
        assert (why.max, why.hits, why.loss) == (found.max[at], hits[at], pytest.approx(inputs.price[at] / 2))
        assert why.tied == pytest.approx(why.step * inputs.price[at])
        for language in ("zh", "en"):
            text = sentence(why, language)
            assert str(why.hits) in re.findall(r"\d+", text)
            assert text[-1] in "。."
            assert ("每包" in text or "in packs of" in text) == (why.pack > 1 and why.max > 0)
    assert any("名额已给收益更高的件,故最高设" in sentence(e) for e in found.explanations)


def test_defaults_are_named(inputs):
    codes = {code for code, _ in plan(inputs, PlanOptions()).notes}
    assert codes == {"default.lead", "default.loss", "default.quota"}
    assert codes <= TEXTS.keys()


def test_part_no_longer_sold_and_new_part(inputs):
    demand = inputs.demand.copy()
    demand[-3:, 0], demand[:-4, 1] = np.nan, np.nan
    found = plan(replace(inputs, demand=demand), PlanOptions())
    assert found.max[0] == 0
    assert found.explanations[0].reason == "ended"
    assert found.explanations[1].life == "new"


BAD = [
    ({"price": np.array([0.0, 5.0])}, "price", "A"),
    ({"price": np.array([5.0, -1.0])}, "price", "B"),
    ({"price": np.array([5.0, np.nan])}, "price", "B"),
    ({"demand": np.array([[1.0, -2.0]] * 8)}, "negative_demand", "B"),
    ({"demand": np.array([[1.0, np.inf]] * 8)}, "demand", "B"),
    ({"demand": np.array([[1.0, 1.0], [np.nan, 1.0], [1.0, 1.0]])}, "gap", "A"),
    ({"demand": np.ones((8, 3))}, "length", "demand"),
    ({"parts": ("A", "A")}, "duplicate", "A"),
    ({"parts": ("A", "")}, "no_part", "2"),
    ({"lead": np.array([1.0, -1.0])}, "lead", "B"),
    ({"pack": np.array([1.0, 0.0])}, "value", "pack"),
    ({"pack": np.array([1.0, 2.5])}, "value", "pack"),
    ({"space": np.ones(3)}, "length", "space"),
    ({"must": np.array([1.0, 0.0]), "never": np.array([True, False])}, "must_and_never", "A"),
    ({"must": np.array([4.0, 0.0]), "space": np.array([2.0, 9.0])}, "must_impossible", "A"),
    ({"must": np.array([50.0, 0.0])}, "quota", "500"),
]


@pytest.mark.parametrize(("change", "code", "named"), BAD)
def test_bad_input_is_refused_by_name(change, code, named):
    good = PlanInputs(("A", "B"), np.ones((8, 2)), np.array([20.0, 5.0]))
    with pytest.raises(InputError) as refused:
        plan(replace(good, **change), PlanOptions(quota=500.0))
    assert refused.value.code == code
    assert named in refused.value.message("zh")
    assert named in refused.value.message("en")


@pytest.mark.parametrize(
    "change", [{"objective": "profit"}, {"review": 0}, {"quota": -1}, {"quota": float("nan")}, {"loss_share": -1}]
)
def test_bad_option_is_refused(change):
    with pytest.raises(InputError) as refused:
        plan(PlanInputs(("A",), np.ones((8, 1)), np.ones(1)), PlanOptions(**change))
    assert refused.value.code == "option"


def test_nothing_to_plan_and_columns_of_another_length():
    for given, code in (
        (PlanInputs((), np.ones((8, 0)), np.ones(0)), "empty"),
        (PlanInputs(("A",), np.ones((0, 1)), np.ones(1)), "few_months"),
        (PlanInputs(("A",), np.ones((8, 1)), np.ones(1), never=np.array([True, False])), "length"),
        (PlanInputs(("A",), np.ones((8, 2)), np.ones(1)), "length"),
    ):
        with pytest.raises(InputError) as refused:
            plan(given, PlanOptions(quota=500.0))
        assert refused.value.code == code and refused.value.message("zh")


def test_fill_of_what_is_there(inputs):
    there = np.where(np.arange(PARTS) % 2, 3.0, -1.0)
    found = plan(replace(inputs, position=there), PlanOptions(quota=9000)).totals.held_line_fill
    kept = plan(replace(inputs, must=np.maximum(there, 0)), PlanOptions(least_gain=np.inf)).totals.line_fill
    assert 0 < found < 1
    assert found == pytest.approx(kept)


def test_few_parts_by_the_litre_say_nothing_of_the_others():
    demand = np.array([[1.0, 0.0] * 100 + [700.0]] * 12)
    share, quantity = usual(demand)
    assert share == pytest.approx(101 / 201)
    assert quantity == pytest.approx(1.0)
    assert usual(np.zeros((3, 2))) == (1e-4, 1.0)


@pytest.mark.parametrize("must", [1.0, 7.0])
def test_a_must_between_the_cells_of_a_coarse_grid_never_passes_the_quota(must):
    rng = np.random.default_rng(8)
    demand = rng.poisson(np.linspace(300, 900, 30), (24, 30)).astype(float)
    price, least = np.full(30, 10.0), np.full(30, must)
    for quota in (110_000.0, 150_000.0):
        made = PlanInputs(tuple(map(str, range(30))), demand, price, must=least)
        found = plan(made, PlanOptions(quota=quota))
        assert quota * 0.98 < float(found.max @ price) <= quota and (found.max >= must).all()
        assert found.totals.highest_value == pytest.approx(float(found.max @ price))
