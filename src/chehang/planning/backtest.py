"""The plan against the trade's rules on real demand, month by month, each knowing only the past."""

import json
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from chehang.planning.accuracy import accuracy
from chehang.planning.arrays import Floats
from chehang.planning.chart import chart
from chehang.planning.errors import InputError
from chehang.planning.frontier import FAMILIES, month_levels
from chehang.planning.readcsv import DemandFile, read_demand
from chehang.planning.simulate import Outcome, simulate

FILLS = (0.85, 0.90, 0.95)
NAMES = {
    "plan": "车行 Chehang", "equal_service": "等服务水平 equal service", "equal_fill": "等满足率 equal fill",
    "k_ma6": "k·MA6", "maker_mad": "MAD×(O/C+L/T+S/S)",
    "textbook_safety": "安全库存 textbook SS", "honda": "Honda MAX/MIN", "erpnext": "ERPNext reorder",
    "phase_in_out": "建储/停储 hits",
}  # fmt: skip


@dataclass(frozen=True)
class BacktestOptions:
    """Months. ``lead`` is the lead time where the file has none; ``burn_in`` months run before those that count."""

    lead: int = 1
    burn_in: int = 3
    evaluate: int = 12
    horizon: int = 12
    seed: int = 4711


def backtest(
    demand: Floats, price: Floats, options: BacktestOptions | None = None, *, priced: bool = True
) -> dict[str, object]:
    """Frontier, interpolated capital and forecast scores as plain values, ready for JSON. Demand is months × parts; unless
    ``priced`` the prices were drawn, and nobody learns from them."""
    options = options or BacktestOptions()
    span = options.burn_in + options.evaluate
    if len(demand) < span + 6:
        raise InputError("few_months", have=len(demand), need=span + 6)
    first = len(demand) - span
    monthly = [month_levels(demand[:t], price, options.lead, priced) for t in range(first, len(demand))]
    counted = np.arange(span) >= options.burn_in
    frontier: dict[str, list[dict[str, float]]] = {}
    reached: dict[str, dict[str, float | None]] = {}
    for family in FAMILIES:
        levels = np.stack([month[family.name] for month in monthly])
        outcomes = [
            simulate(levels[:, i].astype(np.float64), demand[first:], price, options.lead, counted)
            for i in range(levels.shape[1])
        ]
        frontier[family.name] = [
            {"setting": _round(s), **{k: _round(v) for k, v in asdict(o).items()}}
            for s, o in zip(family.settings.tolist(), outcomes, strict=True)
        ]
        reached[family.name] = {f"{fill:.2f}": capital_for(outcomes, fill) for fill in FILLS}
    return {
        "options": asdict(options),
        "parts": demand.shape[1],
        "months": len(demand),
        "capital_months_for_line_fill": reached,
        "ratio_to": {name: _ratios(reached["plan"], reached[name]) for name in reached if name != "plan"},
        "accuracy": _rounded(accuracy(demand, options.horizon, price if priced else None)),
        "frontier": frontier,
    }


def capital_for(outcomes: list[Outcome], fill: float) -> float | None:
    """Capital in months of demand value at this line fill, linear between the two runs around it; None if never met."""
    points = sorted((o.line_fill, o.months) for o in outcomes)
    for (low, less), (high, more) in pairwise(points):
        if low <= fill <= high and high > low:
            return _round(less + (more - less) * (fill - low) / (high - low))
    return None


def backtest_file(path: Path | str, out_dir: Path | str, options: BacktestOptions | None = None) -> dict[str, object]:
    """Back-test a demand file; writes ``backtest.json`` and ``backtest.svg`` into ``out_dir`` and gives the report.

    The same file gives the same bytes. Raises InputError for a file that cannot be used.
    """
    options = options or BacktestOptions()
    file = read_demand(path)
    price, notes = _prices(file, options)
    report = {
        "notes": notes,
        "left_out": list(file.left_out),
        **backtest(file.demand, price, _with_lead(file, options), priced=file.price is not None),
    }
    folder = Path(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (folder / "backtest.json").write_text(text, encoding="utf-8", newline="\n")
    (folder / "backtest.svg").write_text(picture(report), encoding="utf-8", newline="\n")
    return report


def picture(report: dict[str, object]) -> str:
    """The chart of a report: line fill against capital, one line a rule."""
    frontier = report["frontier"]
    assert isinstance(frontier, dict)
    lines = {NAMES[name]: [(p["months"], p["line_fill"]) for p in points] for name, points in frontier.items()}
    return chart(
        lines,
        "库存资金与满足率 Fill against capital",
        "资金(月需求额) capital, months of demand value",
        "行满足率 line fill",
    )


def _prices(file: DemandFile, options: BacktestOptions) -> tuple[Floats, list[str]]:
    if file.price is not None:
        return file.price, []
    drawn = np.random.default_rng(options.seed).lognormal(np.log(80.0), 1.2, len(file.parts))
    return drawn, ["default.price"]


def _with_lead(file: DemandFile, options: BacktestOptions) -> BacktestOptions:
    if file.lead is None or np.isnan(file.lead).all():
        return options
    # The simulation moves in whole months: one lead time for the store, the file's most frequent.
    values, counts = np.unique(np.rint(file.lead[~np.isnan(file.lead)]), return_counts=True)
    return BacktestOptions(
        int(values[np.argmax(counts)]), options.burn_in, options.evaluate, options.horizon, options.seed
    )


def _ratios(ours: dict[str, float | None], theirs: dict[str, float | None]) -> dict[str, float | None]:
    pairs = ((fill, ours[fill], theirs[fill]) for fill in ours)
    return {fill: _round(a / b) if a is not None and b else None for fill, a, b in pairs}


def _round(value: float) -> float:
    return float(f"{float(value):.8g}")


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items()}
    return _round(value) if isinstance(value, float) else value
