"""Each forecast for 100,000 parts × 48 months beside statsforecast: ``python -m bench.planning_forecasts``.

statsforecast is timed on fewer parts (``--peer-parts``) and scaled up, for it takes one part after another.
"""

import argparse
import importlib
import importlib.util
import time
from collections.abc import Callable

import numpy as np

from bench.planning_data import made_up
from chehang.planning import forecast

NAMES = {
    "ses": ("SimpleExponentialSmoothing", {"alpha": 0.1}),
    "croston": ("CrostonClassic", {}),
    "sba": ("CrostonSBA", {}),
    "tsb": ("TSB", {"alpha_d": 0.1, "alpha_p": 0.1}),
    "adida": ("ADIDA", {}),
    "imapa": ("IMAPA", {}),
}


def main() -> None:
    """Print seconds for ours and the peer's, and their ratio against the target of 30."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--parts", type=int, default=100_000)
    options.add_argument("--peer-parts", type=int, default=2_000)
    chosen = options.parse_args()
    demand = made_up(chosen.parts).demand
    peer = importlib.util.find_spec("statsforecast")
    if peer is None:
        print("!! statsforecast is not installed: only our own times are shown, no ratio !!")
    methods: dict[str, Callable[[], object]] = {
        "ses": lambda: forecast.ses(demand, 0.1),
        "croston": lambda: forecast.croston(demand),
        "sba": lambda: forecast.sba(demand),
        "tsb": lambda: forecast.tsb(demand),
        "adida": lambda: forecast.adida(demand),
        "imapa": lambda: forecast.imapa(demand),
    }
    print(f"{'method':10} {'ours s':>8} {'peer s':>9} {'ratio':>7}   target ≥ 30")
    for name, method in methods.items():
        start = time.perf_counter()
        method()
        ours = time.perf_counter() - start
        theirs = (
            peer_seconds(name, demand[:, : chosen.peer_parts]) * chosen.parts / chosen.peer_parts if peer else np.nan
        )
        print(f"{name:10} {ours:8.3f} {theirs:9.2f} {theirs / ours:7.0f}")


def peer_seconds(name: str, demand: np.ndarray) -> float:
    """Seconds of the peer on these parts as it is used: a long table in, a table of forecasts out, one process."""
    pandas = importlib.import_module("pandas")
    package, models = importlib.import_module("statsforecast"), importlib.import_module("statsforecast.models")
    kind, settings = NAMES[name]
    months, parts = demand.shape
    table = pandas.DataFrame(
        {
            "unique_id": np.repeat(np.arange(parts), months),
            "ds": np.tile(np.arange(1, months + 1), parts),
            "y": demand.T.ravel(),
        }
    )
    engine = package.StatsForecast(models=[getattr(models, kind)(**settings)], freq=1, n_jobs=1)
    engine.forecast(df=table[: months * 2], h=1)
    start = time.perf_counter()
    engine.forecast(df=table, h=1)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
