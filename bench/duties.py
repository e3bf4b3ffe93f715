"""How fast duties are judged among many acts: ``python -m bench.duties``.

A store whose running month holds 200,000 journal rows of the operations that prove duties; the board of all posts and one person's own duties, asked as pages by
a signed-in browser inside this process.
"""

import argparse
import os
import time
from datetime import timedelta
from random import Random

BOARD, MINE = 300.0, 50.0  # ms at the median


def main() -> None:
    """Print the median of each page in ms beside its target."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=200_000)
    options.add_argument("--asked", type=int, default=15)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.test import Client
    from django.test.utils import override_settings

    from bench.pages import signed_in

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    override_settings(STORAGES={"staticfiles": plain}).enable()
    manager, keeper = store(chosen.rows)
    print(f"{'':<34}{'median ms':>12}{'target':>9}{'× faster':>10}")
    for name, account, path, target in (
        (f"all duties, {chosen.rows} acts", manager, "/insight/duties/", BOARD),
        (f"my duties, {chosen.rows} acts", keeper, "/insight/duties/mine/", MINE),
    ):
        client = Client(headers={"cookie": signed_in(account), "host": "localhost"})
        times = []
        for _n in range(chosen.asked + 2):
            began = time.perf_counter()
            answer = client.get(path)
            times.append((time.perf_counter() - began) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"{path}: answered {answer.status_code}")
        median = sorted(times[2:])[chosen.asked // 2]
        print(f"{name:<34}{median:>12.1f}{target:>9.0f}{target / median:>10.1f}", flush=True)


def store(rows: int) -> tuple[int, int]:
    """A store with its people and the journal of a month; the accounts of its general manager and of a keeper."""
    from django.db import connection

    from chehang.core.context import Clock
    from chehang.core.duties import Acts, shares
    from chehang.core.models import Journal
    from chehang.org.models import Account, Assignment, Employee, Store

    number = Store.objects.count() + 50
    made = Store.objects.create(code=f"{number:02d}", name=f"测速{number}店", short_name=f"测速{number}")
    clock, accounts = Clock(), []
    for n, post in enumerate(("general_manager", "keeper", "parts_planner", "parts_manager", "finance_manager")):
        person = Employee.objects.create(store=made, number=f"{n:03d}", name=post)
        Assignment.objects.create(store=made, employee=person, post=post, since=clock.today().replace(month=1, day=1))
        accounts.append(Account.objects.create_user(f"duty{number}{n}", None, person))
    names = sorted({n for s in shares() for r in s.evidence if isinstance(r, Acts) for n in r.operations})
    chance, now = Random(4), clock.now()
    first = now - timedelta(days=clock.today().day - 1)
    span = max((now - first).total_seconds(), 3600)
    Journal.objects.bulk_create(
        (
            Journal(
                store_id=made.pk, seq=n, at=first + timedelta(seconds=chance.random() * span),
                employee_id=accounts[n % 5].employee_id, account_id=accounts[n % 5].pk, actor_name="x", channel="web",
                operation=names[n % len(names)], outcome="done", request_digest="0" * 64, previous_hash="", hash="",
            )
            for n in range(1, rows + 1)
        ),
        batch_size=2_000,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return accounts[0].pk, accounts[1].pk


if __name__ == "__main__":
    main()
