"""How fast a measure over a million rows is read and opened: ``python -m bench.measures`` (``--rows`` for fewer).

A store takes money for three years. Read: the value of a month, its trend of twelve months, its split, the first page of
its rows, and the whole page as a browser asks for it.
"""

import argparse
import os
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

TARGET = 500.0  # ms, for the measure with its drill


def main() -> None:
    """Print p50 and the worst of ten in ms, and the ratio to the target."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import override_settings

    from chehang.core.context import Actor
    from chehang.core.measures import Span, measures, read, rows_behind, split, trend

    store, today, account = business(chosen.rows)
    who, measure = Actor(0, 0, store, "性能"), measures()["billing.taken"]
    month = Span.of("month", today)
    print(f"{connection.vendor}, {chosen.rows:,} receipts over three years")
    print(f"{'':<40}{'p50 ms':>9}{'worst':>9}{'target':>9}{'× faster':>10}")
    said("a month's value", lambda: read(measure, who, month, today))
    said("a year's value", lambda: read(measure, who, Span.of("year", today), today))
    said("trend of twelve months", lambda: trend(measure, who, month, today))
    said("split by method", lambda: split(measure, who, month, today, measure.by[0]))
    said("first rows", lambda: list(rows_behind(measure, who, month, today).order_by("-date", "-pk")[:50]))  # type: ignore[union-attr]
    client = signed_in(account)
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=settings.STORAGES | plain):  # no files are collected here
        pages(client, measure, month, Span.of("quarter", today))


def pages(client: Any, measure: Any, month: Any, quarter: Any) -> None:
    """The whole answer to a browser."""
    said("its page with trend, split and drill", lambda: client.get(f"{measure.url}?span={month.code}"))
    said("its page over a quarter", lambda: client.get(f"{measure.url}?span={quarter.code}"))


def said(name: str, act: Callable[[], Any]) -> None:
    """Ten times, after one that warms."""
    act()
    took = []
    for _again in range(10):
        start = time.perf_counter()
        act()
        took.append((time.perf_counter() - start) * 1000)
    took.sort()
    print(f"{name:<40}{took[5]:>9.1f}{took[-1]:>9.1f}{TARGET:>9.0f}{TARGET / took[5]:>10.1f}", flush=True)


def business(rows: int) -> tuple[int, Any, int]:
    """A store with so many receipts, all of one bill, spread over 1,095 days; (store, today, account)."""
    from django.db import connection, transaction

    from chehang.billing.models import Bill
    from chehang.core import guards
    from chehang.core.bulk import execute
    from chehang.core.context import Clock
    from chehang.org.models import Account, Assignment, Employee, Store
    from chehang.parties.models import Customer

    clock = Clock()
    today = clock.today()
    store = Store.objects.create(code=f"{time.time_ns() % 10**4:04d}", name="性能", short_name="性能")
    person = Employee.objects.create(store=store, number="M1", name="性能")
    for post in ("finance_manager", "general_manager"):
        Assignment.objects.create(store=store, employee=person, post=post, since=today.replace(month=1, day=1))
    account = Account.objects.create_user(f"measures{store.code}", None, person)
    customer = Customer.objects.create(store=store, code="M1", kind="person", name="性能")
    bill = Bill.objects.create(
        store=store, number="M1", customer=customer, document="bench.past", object_id=1, amount=1, made_at=clock.now()
    )
    postgres = connection.vendor == "postgresql"
    series = (
        f"generate_series(0, {rows - 1}) AS n"
        if postgres
        else f"(WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < {rows - 1}) SELECT n FROM c)"
    )
    first = today - timedelta(days=1094)
    day = (
        f"DATE '{first}' + (n::bigint * 1095 / {rows})::int"
        if postgres
        else f"date('{first}', '+' || (n * 1095 / {rows}) || ' days')"
    )
    method = "(CASE n % 4 WHEN 0 THEN 'cash' WHEN 1 THEN 'wechat' WHEN 2 THEN 'alipay' ELSE 'card' END)"
    number = "'M' || n"
    guards.remove("billing")
    with transaction.atomic():
        execute(
            "INSERT INTO billing_receipt (store_id, number, bill_id, customer_id, method, amount, tendered, reference,"
            f" date, at, cashier_id, cashier_name) SELECT {store.pk}, {number}, {bill.pk}, {customer.pk},"
            f" {method.replace('%', '%%')}, 100 + n, 0, '', {day}, '{clock.now():%Y-%m-%d %H:%M:%S}', 1, '性能'"
            f" FROM {series}",
            [],
        )
    guards.install("billing")
    execute_analyse(connection)
    return store.pk, today, account.pk


def execute_analyse(connection: Any) -> None:
    """Statistics, as autovacuum would make them in its time."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def signed_in(account: int) -> Any:
    """A browser of the account."""
    from django.test import Client

    from chehang.org.models import Account

    client = Client(headers={"host": "localhost"})
    client.force_login(Account.objects.get(pk=account), backend="chehang.org.accounts.AccountBackend")
    return client


if __name__ == "__main__":
    main()
