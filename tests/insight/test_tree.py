"""The diagnosis tree: its product is the figure, its bridge the change, to the fen; what reports and cockpit name exists."""

import csv
from decimal import Decimal as D
from fractions import Fraction as F
from pathlib import Path

import pytest

from chehang.core.measures import measures
from chehang.insight import tree
from chehang.insight.tree import BEHIND, TREES, bridge, factors, rows_of

DATA = Path(tree.__file__).parent / "data"
SERVICE = TREES["service"]
THEN = {
    "workshop.visits": D(80), "workshop.sold": D(160), "workshop.labour_output": D("25600"), "workshop.parts_output": D("48000"),
    "workshop.other_output": D("4000"),
}  # fmt: skip
NOW = {
    "workshop.visits": D(88), "workshop.sold": D("184.8"), "workshop.labour_output": D("28459.20"), "workshop.parts_output": D("50160"),
    "workshop.other_output": D("2640.01"),
}  # fmt: skip


def test_the_bridge_adds_up_to_the_fen() -> None:
    """77,600.00 → 81,259.21: more cars and hours, a lower price of the hour, less material and other per car."""
    then, now = (factors(SERVICE, side.get) for side in (THEN, NOW))
    assert then == [80, 2, 160, 600, 50] and now[:3] == [88, F(21, 10), 154]
    lines = rows_of(SERVICE, then, now)
    assert (lines[0].then, lines[0].now) == (77600, F("81259.21"))
    parts = bridge(SERVICE, then, now)
    assert sum(parts) == D("3659.21") == lines[0].brings
    assert [p > 0 for p in parts] == [True, True, False, False, False]
    # Cars alone: 8 more at the mean of both values per car lies between the two orders of thinking.
    assert 8 * D("923.40") < parts[0] < 8 * D(970)


def test_a_factor_that_stays_brings_nothing_and_none_is_favoured() -> None:
    alone = bridge(SERVICE, [F(80), F(2), F(160), F(600), F(50)], [F(100), F(2), F(160), F(600), F(50)])
    assert alone == [D("19400.00"), D(0), D(0), D(0), D(0)]


def test_where_no_hours_were_noted_the_product_still_is_the_output() -> None:
    figures = NOW | {"workshop.sold": D(0)}
    assert SERVICE.value(iter(factors(SERVICE, figures.get))) == F("81259.21")
    assert factors(SERVICE, {}.get) == [0, 0, 0, 0, 0]


def test_the_gross_of_cars() -> None:
    figures = {
        "carsales.intent": D(60), "carsales.orders": D(10), "carsales.deliveries": D(9), "carsales.turnover": D("1344424.77"),
        "carsales.cost": D("1276200.00"),
    }  # fmt: skip
    root = TREES["sales"]
    assert root.value(iter(factors(root, figures.get))) == F("68224.77")


@pytest.mark.parametrize("file", ["pack_lines", "cockpit"])
def test_every_measure_that_is_named_exists(file: str) -> None:
    """A report with a line nobody fills, or a gauge that never shows, is found here and not by its reader."""
    with (DATA / f"{file}.csv").open(encoding="utf-8", newline="") as found:
        assert {row["measure"] for row in csv.DictReader(found)} <= set(measures())
    of_trees = {
        n for root in TREES.values() for leaf in root.leaves for n in (leaf.measure, leaf.above, leaf.below) if n
    }
    assert of_trees | {n for names in BEHIND.values() for n in names} <= set(measures())
