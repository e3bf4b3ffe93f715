"""Back-test files: the same bytes each time, better than the trade's rule, clear about what is wrong."""

import json

import numpy as np
import pytest

from chehang.planning import InputError
from chehang.planning.backtest import backtest_file
from chehang.planning.readcsv import read_demand
from chehang.planning.simulate import simulate


def write(path, header, rows):
    path.write_text("\n".join(",".join(map(str, r)) for r in [header, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path):
    rng = np.random.default_rng(31)
    months = [f"{2021 + m // 12}-{m % 12 + 1:02d}" for m in range(30)]
    rows = [[f"P{i}", *rng.poisson(rng.lognormal(-1, 1), 30)] for i in range(150)]
    return write(tmp_path / "demand.csv", ["part", *months], rows)


def test_same_file_same_bytes_and_beats_the_rule(file, tmp_path):
    report = backtest_file(file, tmp_path / "a")
    backtest_file(file, tmp_path / "b")
    for name in ("backtest.json", "backtest.svg"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    stored = json.loads((tmp_path / "a" / "backtest.json").read_text(encoding="utf-8"))
    assert stored["notes"] == ["default.price"]
    assert stored["capital_months_for_line_fill"] == report["capital_months_for_line_fill"]
    assert stored["ratio_to"]["k_ma6"]["0.85"] < 0.9
    assert stored["accuracy"]["zero"]["wql"] == pytest.approx(1)
    assert stored["accuracy"]["plan"]["wql"] < 1


def test_simulation_by_hand():
    demand = np.array([[2.0], [1.0], [3.0]])
    out = simulate(np.full((3, 1), 3.0), demand, np.array([10.0]), 1, np.ones(3, dtype=bool))
    # Month 1: 3 → 1, order 0. Month 2: 1 → 0, ordered 2. Month 3: 2 arrive, 3 wanted, 2 served.
    assert out.unit_fill == pytest.approx(5 / 6)
    assert out.line_fill == pytest.approx(2 / 3)
    assert out.capital == pytest.approx(10 * ((3 + 1) / 2 + (1 + 0) / 2 + (2 + 0) / 2) / 3)


def test_price_and_lead_columns(tmp_path):
    path = write(tmp_path / "d.csv", ["part", "price", "lead_months", "2026-01", "2026-02"], [["A", 12.5, 2, "", 4]])
    found = read_demand(path)
    assert (found.price[0], found.lead[0], found.months) == (12.5, 2.0, ("2026-01", "2026-02"))
    assert np.isnan(found.demand[0, 0])


HEAD = ["part", "price", "2026-01", "2026-02", "2026-03"]
BAD = [
    (HEAD, [["A", 1, 1, "x", 1]], "demand", "2026-02"),
    (HEAD, [["A", 1, 1, "\uff11", 1]], "demand", "2026-02"),
    (HEAD, [["A", 1, 1, -4, 1]], "negative_demand", "2026-02"),
    (HEAD, [["A", 1, 1, "nan", 1]], "demand", "2026-02"),
    (HEAD, [["A", 1, 1, "", 1]], "gap", "2026-02"),
    (HEAD, [["A", -1, 1, 1, 1], ["B", 1, 1, 1, 1]], "price", "A"),
    (HEAD, [["A", "", 1, 1, 1], ["B", 0, 1, 1, 1]], "price", "A"),
    (HEAD, [["A", 1, 1, 1, 1], ["A", 1, 1, 1, 1]], "duplicate", "A"),
    (HEAD, [["", 1, 1, 1, 1]], "no_part", "2"),
    (HEAD, [["A", 1, 1, 1]], "row_length", "4"),
    (HEAD, [], "empty", ""),
    (["part", "2026-01", "2026-03"], [["A", 1, 1]], "months", "2026-02"),
    (["part", "2026-13"], [["A", 1]], "header", "2026-13"),
    (["number", "2026-01"], [["A", 1]], "first_column", "number"),
    (["part", "lead_months", "2026-01"], [["A", 0, 1]], "lead", "A"),
]


@pytest.mark.parametrize(("header", "rows", "code", "named"), BAD)
def test_bad_file_is_refused_by_cell(tmp_path, header, rows, code, named):
    with pytest.raises(InputError) as refused:
        read_demand(write(tmp_path / "d.csv", header, rows))
    assert refused.value.code == code
    assert named in refused.value.message("zh")
    assert named in refused.value.message("en")


def test_parts_without_a_price_are_named_and_left_out(tmp_path):
    rows = [["A", 80, 1, 2, 3], ["B", 0, 4, 5, 6], ["C", "", 7, 8, 9], ["D", "12.5", 1, 0, 1]]
    found = read_demand(write(tmp_path / "d.csv", HEAD, rows))
    assert (found.parts, found.left_out) == (("A", "D"), ("B", "C"))
    assert found.price.tolist() == [80, 12.5] and found.demand.tolist() == [[1, 1], [2, 0], [3, 1]]


def test_short_and_missing_file(tmp_path):
    path = write(tmp_path / "d.csv", ["part", "2026-01", "2026-02"], [["A", 1, 1]])
    for file, code in ((path, "few_months"), (tmp_path / "none.csv", "no_file")):
        with pytest.raises(InputError) as refused:
            backtest_file(file, tmp_path / "out")
        assert refused.value.code == code


def test_what_is_no_demand_file(tmp_path):
    path = tmp_path / "d.csv"
    path.write_bytes(b"part,2026-01\n\xff\xfe\x00,1\n")
    with pytest.raises(InputError) as refused:
        read_demand(path)
    assert refused.value.code == "not_text" and "d.csv" in refused.value.message("zh")
    with pytest.raises(InputError) as refused:
        read_demand(write(path, ["part", "price"], [["A", 1]]))
    assert refused.value.code == "few_months"


def test_the_knob_reaches_95_per_cent_of_slow_dear_parts(tmp_path):
    rng = np.random.default_rng(7)
    rate = rng.lognormal(-3.6, 0.6, 120)
    months = [f"{2022 + m // 12}-{m % 12 + 1:02d}" for m in range(26)]
    rows = [[f"P{i}", round(900 / r, 2), *rng.poisson(r, 26)] for i, r in enumerate(rate)]
    path = write(tmp_path / "slow.csv", ["part", "price", *months], rows)
    report = backtest_file(path, tmp_path / "out")
    assert report["capital_months_for_line_fill"]["plan"]["0.95"] is not None
