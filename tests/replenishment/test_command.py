"""``chehang plan``."""

import json
from pathlib import Path

import pytest

from chehang.org.models import Account
from chehang.project.cli import parser
from chehang.replenishment.models import Plan

from .conftest import Planner


def act(*words: str) -> int:
    options = parser().parse_args(["plan", *words])
    return int(options.run(options))


def test_a_planner_runs_it(planner: Planner, capsys: pytest.CaptureFixture[str]) -> None:
    login = Account.objects.get(pk=planner.depot.who("parts_planner").account_id).username
    assert act("run", "--user", login, "--objective", "margin") == 0
    plan = Plan.objects.get()
    assert plan.number in capsys.readouterr().out and plan.parameters["objective"] == "margin"


def test_a_stranger_is_told_so(planner: Planner) -> None:
    assert act("run", "--user", "nobody") == 1
    assert not Plan.objects.exists()


def test_a_backtest_writes_its_report(tmp_path: Path) -> None:
    months = [f"{2023 + n // 12}-{n % 12 + 1:02d}" for n in range(24)]
    rows = [["part", *months], *[[f"P{p}", *[str((n * (p + 3)) % (p + 2)) for n in range(24)]] for p in range(12)]]
    file = tmp_path / "demand.csv"
    file.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    assert act("backtest", str(file), "--out", str(tmp_path / "out")) == 0
    report = json.loads((tmp_path / "out" / "backtest.json").read_text(encoding="utf-8"))
    assert report["parts"] == 12 and (tmp_path / "out" / "backtest.svg").exists()


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert act("backtest", str(tmp_path / "none.csv")) == 1
    assert "找不到需求文件" in capsys.readouterr().out
