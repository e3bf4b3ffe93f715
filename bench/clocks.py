"""How long the clock of a store takes to strike among many open deadlines: ``python -m bench.clocks`` on an empty database."""

import argparse
import os
from datetime import timedelta
from time import perf_counter

TARGET = 1.0  # second


def main() -> None:
    """Fill in open deadlines, let a thousandth (and then a hundredth) come due, and time the strike."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--dues", type=int, default=100_000)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.db import connection

    from chehang.core import schedule
    from chehang.core.context import Clock, FixedClock
    from chehang.core.house import house_actor
    from chehang.core.models import Timer
    from chehang.org.models import Store
    from chehang.org.operations.run_clocks import RunClocks, run_clocks

    store = Store.objects.create(code="T9", name="时限测试店", short_name="时限测试店")
    clock, house = FixedClock(Clock().now()), house_actor(store.pk)
    mine = {
        "store_id": store.pk,
        "kind": "core.due",
        "subject": "bench",
        "post": "keeper",
        "late_post": "parts_manager",
    }
    for first in range(0, chosen.dues, 5000):
        rows = []
        for n in range(first, min(first + 5000, chosen.dues)):
            due = clock.at + timedelta(hours=1, seconds=n)  # one after the other
            rows.append(
                Timer(
                    **mine,
                    subject_id=n,
                    thing=f"单据 {n}",
                    started_at=clock.at,
                    due_at=due,
                    told_until=clock.at,
                    next_at=due,
                )
            )
        Timer.objects.bulk_create(rows)
    run_clocks(RunClocks(), actor=house, clock=clock)
    print(f"{connection.vendor}, {chosen.dues:,} open deadlines\n")
    print(f"{'come due':>10}{'seconds':>10}{'target':>9}{'× faster':>10}")
    for seconds in (0, 100, 1000):
        clock.at = max(clock.at, clock.at + timedelta(hours=1 if seconds == 100 else 0, seconds=seconds))
        start, told = perf_counter(), 0
        while schedule.anything_due(house, clock.now()):
            told += (run_clocks(RunClocks(), actor=house, clock=clock).model_extra or {})["told"]
        spent = perf_counter() - start
        print(f"{told:>10,}{spent:>10.3f}{TARGET:>9.1f}{TARGET / spent:>10.1f}")


if __name__ == "__main__":
    main()
