"""How fast "waiting for my decision" answers: ``python -m bench.approvals`` puts 50,000 open requests into a store.

Half of them wait for the general manager, the rest for managers below; he wrote some of them himself. Measured are the
list of the oldest fifty and the count on his desk.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

TARGET = 50.0  # ms for list and count together
POSTS = ("general_manager", "parts_manager", "general_manager", "finance_manager")


def main() -> None:
    """Print the median in ms of list, count and both, and the ratio to the target."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--open", type=int, default=50_000)
    options.add_argument("--asked", type=int, default=40)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from bench.books import Bench
    from chehang.core.approvals.waiting import how_many, waiting

    made = Bench()
    actor, today = fill(made, chosen.open), made.clock.today()
    print(f"{f'{chosen.open:,} open':<34}{'ms':>9}{'target':>9}{'× faster':>10}")
    oldest = median(chosen.asked, lambda: waiting(actor, today))
    count = median(chosen.asked, lambda: how_many(actor, today))
    for name, ms in (("the oldest fifty", oldest), ("the count", count), ("both", oldest + count)):
        print(f"{name:<34}{ms:>9.1f}{TARGET:>9.0f}{TARGET / ms:>10.1f}")


def fill(made: "object", count: int) -> "object":
    """A general manager and ``count`` open requests of this store."""
    from chehang.core.models import ApprovalAuthor, ApprovalRequest
    from chehang.org.models import Account, Assignment, Employee
    from chehang.org.services import actor_for

    store, clock = made.store, made.clock  # type: ignore[attr-defined]
    people = []
    for n, post in enumerate(("general_manager", "parts_manager", "finance_manager", "parts_planner")):
        person = Employee.objects.create(store=store, number=f"A{n}", name=post)
        Assignment.objects.create(store=store, employee=person, post=post, since=clock.today() - timedelta(days=300))
        people.append(person)
    account = Account.objects.create_user(f"approvals{store.code}", None, people[0])
    rows = ApprovalRequest.objects.bulk_create(
        (
            ApprovalRequest(
                store_id=store.pk, document="purchasing.order", object_id=10_000_000 * store.pk + n, title=f"DG-{n:05d}",
                digest="0" * 64, amount=Decimal(n), limit_amount=Decimal(n), shown=[["Amount", str(n)]],
                day=clock.today(), since=clock.now() - timedelta(minutes=n * 7 % count), post=POSTS[n % 4],
                asker_id=people[3].pk, asker_name="parts_planner",
            )
            for n in range(count)
        ),
        batch_size=5_000,
    )  # fmt: skip
    ApprovalAuthor.objects.bulk_create(
        (
            ApprovalAuthor(
                request=r, store_id=store.pk, employee_id=people[0 if n % 10 == 0 else 1 if n % 10 == 1 else 3].pk
            )
            for n, r in enumerate(rows)
        ),
        batch_size=5_000,
    )
    return actor_for(account, clock)


def median(times: int, act: Callable[[], object]) -> float:
    """Milliseconds of the middle run."""
    took = []
    for _run in range(times):
        start = time.perf_counter()
        act()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


if __name__ == "__main__":
    main()
