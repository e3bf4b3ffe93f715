"""Stock plans of a whole group, a store at a time in a few processes: ``python -m bench.group_plan [--stores 300] [--parts 20000]``.

Each store has its own books and its own quota, so a store is the chunk: the plan made in a process beside the others is compared, part for part, with
the one made alone. Of the time of a plan most goes into learning how demand goes on, which stays true for months: told are both, the night
in which every store learns anew and one in which it does not.
"""

import argparse
import os
import resource
import time
from multiprocessing import get_context

import numpy as np

from bench.planning_data import made_up, quota_of
from chehang.planning import PlanOptions, PlanResult, plan
from chehang.planning.plan import learn_from

TARGET_S, TARGET_GB = 60, 4


def of_store(asked: tuple[int, int]) -> tuple[float, float, bytes, float]:
    """Seconds of computing with and without learning, what was planned, and the memory of this process in GB."""
    store, parts = asked
    inputs = made_up(parts, months=36, seed=store)
    options = PlanOptions(quota=quota_of(inputs))
    began = time.process_time()
    learned = learn_from(inputs, options)
    knows = time.process_time()
    found = plan(inputs, options, learned)
    ended = time.process_time()
    return ended - began, ended - knows, said(found), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def said(found: PlanResult) -> bytes:
    """Lowest, highest and order of every part."""
    return b"".join(np.asarray(a, dtype=np.int64).tobytes() for a in (found.min, found.max, found.order_qty))


def main() -> None:
    """Print the wall time, the shares of it, memory and agreement."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--stores", type=int, default=300)
    options.add_argument("--parts", type=int, default=20_000)
    options.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    chosen = options.parse_args()
    work = [(store, chosen.parts) for store in range(chosen.stores)]
    began = time.perf_counter()
    with get_context("spawn").Pool(chosen.processes) as pool:
        found = list(pool.imap(of_store, work))
    wall = time.perf_counter() - began
    alone = [0, chosen.stores // 2, chosen.stores - 1]
    same = all(
        said(plan(x := made_up(chosen.parts, months=36, seed=n), PlanOptions(quota=quota_of(x)))) == found[n][2]
        for n in alone
    )
    whole, planned = (sum(row[n] for row in found) / chosen.processes for n in (0, 1))
    memory = max(row[3] for row in found) * chosen.processes
    print(
        f"{chosen.stores} stores × {chosen.parts:,} parts, {chosen.processes} processes: {wall:.0f} s with making up the demand;"
    )
    print(
        f"plans {whole:.0f} s learning anew, {planned:.0f} s with what was learned (target {TARGET_S} s), {memory:.1f} GB (target {TARGET_GB})"
    )
    print(f"{'the same' if same else 'NOT THE SAME'}, part for part, as {len(alone)} stores planned alone")


if __name__ == "__main__":
    main()
