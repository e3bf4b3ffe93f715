"""How long a store with many open cases takes to see what is late: ``python -m bench.cases`` on an empty database."""

import argparse
import os
from datetime import timedelta
from statistics import median
from time import perf_counter

TARGET = 100.0  # ms


def main() -> None:
    """1,000 open cases, each with its clock, half of them late: the strike of the store's clock, and each one's desk after it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=1000)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from bench.approvals import fill
    from bench.books import Bench
    from chehang.core.house import house_actor
    from chehang.org.models import Account, Employee
    from chehang.org.operations.run_clocks import RunClocks, run_clocks
    from chehang.org.services import actor_for
    from chehang.work.cases.desk import cases_wait
    from chehang.work.models import CaseRecord, CaseType

    made = Bench()
    general, clock, store = fill(made, 0), made.clock, made.store
    owner = Employee.objects.get(store=store, number="A3")
    mine = actor_for(Account.objects.create_user(f"cases{store.code}", None, owner), clock)
    kind, now = CaseType.objects.get(code="customer_complaint"), clock.now()
    CaseRecord.objects.bulk_create(
        CaseRecord(
            store=store, number=f"AJ-{n:05d}", type=kind, source="phone", title="刹车异响", facts="低速异响", department="parts",
            owner=owner, opened_at=now - timedelta(hours=n), clock_from=now - timedelta(hours=n), responded_at=now,
            due_at=now + timedelta(hours=n - chosen.cases // 2),
        )
        for n in range(chosen.cases)
    )  # fmt: skip
    CaseRecord.objects.filter(store=store).update(state="assigned")
    house = house_actor(store.pk)
    run_clocks(RunClocks(), actor=house, clock=clock)
    print(f"{f'{chosen.cases:,} open cases':<34}{'ms':>9}{'target':>9}{'× faster':>10}")
    for name, act in (
        ("the clock strikes", lambda: run_clocks(RunClocks(), actor=house, clock=clock)),
        ("the owner's desk", lambda: list(cases_wait(mine, clock))),
        ("the general manager's desk", lambda: list(cases_wait(general, clock))),
    ):
        times = []
        for _n in range(9):
            began = perf_counter()
            act()
            times.append((perf_counter() - began) * 1000)
        ms = median(times)
        print(f"{name:<34}{ms:>9.1f}{TARGET:>9.0f}{TARGET / ms:>10.1f}")


if __name__ == "__main__":
    main()
