"""The stock plan of a whole store, database read and written: ``python -m bench.plan_store`` on a migrated database.

An M store has 7,000 moving parts with 42 months of issues. Measured is the operation itself, ``chehang plan run``: books
read, demand, forecast, quota, sentences, every line written and committed. Beside it stands its peer, the raw floor of
the same database: the same stock entries read and the same lines inserted with nothing in between. The store with
40,000 parts shows that no statement grows with the parts.
"""

import argparse
import os
import time
from collections.abc import Callable
from typing import Any

TARGET = 3.0


def main() -> None:
    """Print seconds, target and ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--parts", type=int, default=7_000)
    options.add_argument("--months", type=int, default=42)
    options.add_argument("--large", type=int, default=40_000, help="parts of the large store (12 months); 0: none")
    options.add_argument("--profile", action="store_true", help="where the time goes")
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.db import connection

    from .plan_store_books import stock_up

    print(f"{connection.vendor}\n{'':<52}{'reached':>12} {'':<9}{'target':>10}{'ratio':>10}")
    actor, entries = stock_up(chosen.parts, chosen.months)
    measure(f"plan of {chosen.parts:,} parts, {entries:,} entries", actor, TARGET)
    if chosen.profile:
        return profile(actor)
    if chosen.large:
        actor, entries = stock_up(chosen.large, 12)
        measure(f"plan of {chosen.large:,} parts, {entries:,} entries", actor, TARGET * chosen.large / 7_000, runs=1)


def measure(what: str, actor: Any, target: float, runs: int = 3) -> None:
    """The least of some runs, the time of it in which other writers wait, and the floor."""
    from chehang.core.operation import Operation

    from .books import line

    waits: list[float] = []
    inner = Operation._transact

    def timed_transact(self: Any, *args: Any) -> Any:
        began = time.perf_counter()
        try:
            return inner(self, *args)
        finally:
            waits.append(time.perf_counter() - began)

    Operation._transact = timed_transact  # type: ignore[method-assign]
    try:
        taken = min(timed(lambda: run(actor)) for _ in range(runs))
    finally:
        Operation._transact = inner  # type: ignore[method-assign]
    line(what, taken, "s", target, higher=False)
    line("  of it with the writers' lock", min(waits), "s", target / 2, higher=False)
    read, wrote = floor(actor)
    print(
        f"{'  peer: raw SELECT and INSERT of the same rows':<52}{read + wrote:>12,.2f} s        × {taken / (read + wrote):.1f}"
    )


def run(actor: Any) -> Any:
    """Make the plan as the planner does."""
    from chehang.core.context import Clock
    from chehang.replenishment.operations.run_plan import RunPlan, run_plan

    return run_plan(RunPlan(), actor=actor, clock=Clock())


def floor(actor: Any) -> tuple[float, float]:
    """Seconds to fetch the store's entries and to insert the lines of its last plan into a bare table."""
    from django.db import connection, transaction

    from chehang.core.bulk import insert, select

    lines = select(
        "SELECT part_id, part_no, part_name, price, min, max, order_qty, value, available, on_order, CAST(why AS TEXT),"
        " CAST(basis AS TEXT) FROM replenishment_planline WHERE plan_id = (SELECT MAX(id) FROM replenishment_plan"
        " WHERE store_id = %s)",
        [actor.store_id],
    )
    names = [f"c{n}" for n in range(12)]
    kinds = ["BIGINT", "VARCHAR(60)", "VARCHAR(100)", *["BIGINT"] * 7, "TEXT", "TEXT"]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_lines")
        cursor.execute(f"CREATE TABLE bench_lines ({', '.join(map(' '.join, zip(names, kinds, strict=True)))})")
    sql = "SELECT part_id, business_date, quantity, movement FROM stock_entry WHERE store_id = %s"
    read = timed(lambda: select(sql, [actor.store_id]))

    def write() -> None:
        with transaction.atomic():
            insert("bench_lines", names, lines)

    return read, timed(write)


def profile(actor: Any) -> None:
    """The functions that take longest."""
    import cProfile
    import pstats

    with cProfile.Profile() as found:
        run(actor)
    pstats.Stats(found).sort_stats("cumulative").print_stats(45)


def timed(act: Callable[[], object]) -> float:
    """Seconds."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
