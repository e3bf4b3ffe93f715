"""Time and memory of the full plan, demand to sentences: ``python -m bench.planning_speed``.

The target is 100,000 parts in 5 s and 2 GB; time per part must not grow from 1,000 to 300,000 parts.
"""

import argparse
import resource
import time

from bench.planning_data import made_up, quota_of
from chehang.planning import PlanOptions, plan
from chehang.planning.explain import sentence

SIZES = (1_000, 10_000, 100_000, 300_000)


def main() -> None:
    """Print seconds, microseconds a part, memory and distance from the bound for each size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--most", type=int, default=300_000)
    most = options.parse_args().most
    print(f"{'parts':>9} {'seconds':>8} {'µs/part':>8} {'peak GB':>8} {'below bound':>12}   target")
    plan(made_up(200), PlanOptions(quota=1e4))
    for size in (s for s in SIZES if s <= most):
        inputs = made_up(size)
        start = time.perf_counter()
        found = plan(inputs, PlanOptions(quota=quota_of(inputs)))
        for record in found.explanations:
            sentence(record)
        took = time.perf_counter() - start
        gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        short = 1 - found.totals.gain / found.totals.bound
        target = "≤ 5 s, ≤ 2 GB" if size == 100_000 else ""
        print(f"{size:9,} {took:8.2f} {took / size * 1e6:8.1f} {gigabytes:8.2f} {short:12.2e}   {target}")


if __name__ == "__main__":
    main()
