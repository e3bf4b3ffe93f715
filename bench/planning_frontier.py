"""Capital for a line fill, ours beside each rule, and WQL beside each method, on a demand file:

``python -m bench.planning_frontier FILE [--drop 0 5 8] [--draws 3]``; ``--drop`` leaves months off the end, to try other
splits, ``--draws`` tries so many draws of the prices that the file has not.
"""

import argparse

import numpy as np

from chehang.planning.backtest import NAMES, BacktestOptions, backtest
from chehang.planning.readcsv import read_demand

TARGETS = {"k_ma6": 0.50, "equal_service": 0.65}


def main() -> None:
    """Print the two tables with ratios and targets, for the whole file and with the latest months left off."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file")
    options.add_argument("--drop", type=int, nargs="*", default=[0], help="months left off the end, for other splits")
    options.add_argument("--draws", type=int, default=1, help="draws of the prices, where the file has none")
    chosen = options.parse_args()
    file = read_demand(chosen.file)
    seeds = [BacktestOptions().seed, *range(1, chosen.draws)] if file.price is None else [0]
    found = []
    for drop in chosen.drop:
        demand = file.demand[: len(file.demand) - drop]
        for seed in seeds:
            drawn = np.random.default_rng(seed).lognormal(np.log(80.0), 1.2, len(file.parts))
            priced = file.price is not None
            report = backtest(demand, file.price if priced else drawn, BacktestOptions(), priced=priced)
            found.append(report["ratio_to"]["equal_service"]["0.90"] or np.nan)
            if seed == seeds[0]:
                show(report, len(demand))
    print(
        f"\nours/equal service at 90 %, {len(found)} runs: {' '.join(f'{r:.3f}' for r in found)}, mean {np.mean(found):.3f}"
    )


def show(report: dict, months: int) -> None:
    """One split's tables."""
    print(f"\n{months} months; capital in months of demand value at 85 / 90 / 95 % line fill")
    for name, reached in report["capital_months_for_line_fill"].items():
        cells = "".join(f"{value:8.2f}" if value is not None else "       –" for value in reached.values())
        ratio = report["ratio_to"].get(name, {}).get("0.90")
        beside = f"   ours/this at 90 %: {ratio:.2f}" if ratio else ""
        target = f" (target ≤ {TARGETS[name]:.2f})" if name in TARGETS else ""
        print(f"  {NAMES[name]:32}{cells}{beside}{target}")
    print("WQL, q 0.1…0.9, complete series (target ≤ 0.88)")
    for name, scores in report["accuracy"].items():
        print(f"  {name:12}{scores['wql']:8.4f}   bias {scores['bias']:+.3f}")


if __name__ == "__main__":
    main()
