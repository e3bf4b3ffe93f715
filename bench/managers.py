"""How fast the managers' heavy pages are: ``python -m bench.managers`` (``--people``, ``--stores``, ``--rows`` for other sizes).

A store with so many people takes money for three years. Reckoned: the payroll of a month, the chart of the organisation, the cockpit with
each of its departments, eighty measures over three years, the report of a month, and twenty measures over a group of stores.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

PAYROLL, CHART, COCKPIT, PACK, GROUP = 2_000.0, 200.0, 300.0, 5_000.0, 1_000.0  # ms
MEASURE, ALL = 500.0, 60_000.0
TIMES = 5


def main() -> None:
    """Print the median and the worst in ms beside the target."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=180)
    options.add_argument("--stores", type=int, default=30)
    options.add_argument("--rows", type=int, default=100_000)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.test import override_settings

    from bench.measures import business, signed_in
    from chehang.core.context import Clock
    from chehang.org.grants import grant_new
    from chehang.org.models import Account, Assignment
    from chehang.org.services import actor_for

    grant_new()
    store, today, account = business(chosen.rows)
    person = Account.objects.get(pk=account).employee
    Assignment.objects.create(store_id=store, employee=person, post="hr_manager", since=today.replace(month=1, day=1))
    clock = Clock()
    boss = actor_for(Account.objects.get(pk=account), clock, channel="bench")
    staff(store, chosen.people, today)
    print(f"{'':<48}{'p50 ms':>9}{'worst':>9}{'target':>9}{'× faster':>10}")
    said(f"payroll of {chosen.people} people", PAYROLL, lambda: payroll(boss, clock))
    client = signed_in(account)
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=settings.STORAGES | plain):  # no files are collected here
        said("chart of the organisation", CHART, lambda: opened(client, "/people/chart/"))
        said("cockpit", COCKPIT, lambda: opened(client, "/insight/"))
        for department in ("sales", "service", "parts", "finance", "people"):
            said(f"cockpit: {department}", COCKPIT, lambda d=department: opened(client, f"/insight/of/{d}/"))
        said("agenda of the operating review", COCKPIT, lambda: opened(client, "/insight/agenda/"))
        said("page of a composed measure with drill", MEASURE, lambda: opened(client, "/measures/insight.fill_rate/"))
        said("why it changed", MEASURE, lambda: opened(client, "/measures/billing.taken/why/"))
        said(
            "as seen a month ago",
            MEASURE,
            lambda: opened(client, f"/measures/billing.taken/seen/?at={today - timedelta(days=30)}"),
        )
    said("80 measures × 36 months", ALL, lambda: recomputed(boss, clock))
    said("report of a month", PACK, lambda: pack(boss, clock))
    group(chosen.stores, Account.objects.get(pk=account), clock)


def staff(store: int, people: int, today: Any) -> None:
    """Files, posts, terms and month sheets of so many people."""
    from chehang.core.context import Clock
    from chehang.org.models import Assignment, Employee
    from chehang.people.models import Employment, MonthSheet, OrgUnit, PayTerms, Position, StaffFile

    since, month = today.replace(month=1, day=1), (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    unit = OrgUnit.objects.create(store_id=store, code="P", name="全店")
    posts = [
        Position.objects.create(
            store_id=store, code=f"p{n}", title=f"岗位{n}", unit=unit, headcount=20, grade=1, since=since
        )
        for n in range(max(people // 15, 1))
    ]
    rest: dict[str, Any] = dict.fromkeys(("absent", "sick", "rest_hours", "holiday_hours"), 0)
    rest["signed_at"] = Clock().now()
    for n in range(people):
        one = Employee.objects.create(store_id=store, number=f"E{n}", name=f"员工{n}")
        Assignment.objects.create(store_id=store, employee=one, post="keeper", since=since)
        StaffFile.objects.create(store_id=store, employee=one, hired_on=since, working_since=since)
        Employment.objects.create(store_id=store, employee=one, position=posts[n % len(posts)], since=since)
        PayTerms.objects.create(
            store_id=store, employee=one, since=since, base=6000, post_pay=2000, insured=8000, fund_rate="0.08"
        )
        MonthSheet.objects.create(
            store_id=store, employee=one, month=month, due_days=21, attended=20, unpaid=1, weekday_hours=10, **rest
        )


def payroll(boss: Any, clock: Any) -> None:
    """The draft is reckoned anew each time."""
    from chehang.people.operations.calculate_pay import CalculatePay, calculate_pay

    month = (clock.today().replace(day=1) - timedelta(days=1)).replace(day=1)
    done = calculate_pay(CalculatePay(month=month), actor=boss, clock=clock)
    assert done.id


def recomputed(boss: Any, clock: Any) -> None:
    """Eighty measures anew over thirty-six months."""
    from chehang.core.measures import Span, measures, trend

    month, chosen = Span.of("month", clock.today()), [m for m in measures().values() if m.kind != "now"][:80]
    for measure in chosen:
        assert len(trend(measure, boss, month, clock.today(), 36)) == 36


def pack(boss: Any, clock: Any) -> None:
    """Every line of the monthly business analysis."""
    from django.db import transaction

    from chehang.core.context import Context
    from chehang.insight.packs.drafting import drafted
    from chehang.insight.packs.kinds import kinds

    kind = kinds()["monthly_business"]
    with transaction.atomic():
        drafted(Context(boss, clock, "insight.draft_pack"), kind, kind.last_before(clock.today()))
        transaction.set_rollback(True)


def group(stores: int, account: Any, clock: Any) -> None:
    """Twenty measures over so many stores, in each of which the same person leads."""
    from chehang.core.measures import Span, measures
    from chehang.insight.group import actors, compare
    from chehang.org.models import Assignment, Store

    since = clock.today().replace(month=1, day=1)
    for n in range(stores - 1):
        made = Store.objects.create(code=f"{time.time_ns() % 10**6 + n:07d}", name=f"分店{n}", short_name=f"分店{n}")
        Assignment.objects.create(store=made, employee=account.employee, post="general_manager", since=since)
    mine = actors(account_actor(account, clock))
    assert len(mine) == stores, len(mine)
    shown = [m for m in measures().values() if m.kind == "flow" and mine[0].may(m.permission)][:20]
    month = Span.of("month", clock.today())
    said(f"{stores} stores × {len(shown)} measures", GROUP, lambda: list(compare(shown, mine, month, clock.today())))


def account_actor(account: Any, clock: Any) -> Any:
    """The person in the own store."""
    from chehang.org.services import actor_for

    return actor_for(account, clock, channel="bench")


def opened(client: Any, path: str) -> None:
    """A page that answers."""
    answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: answered {answer.status_code}")


def said(name: str, target: float, act: Callable[[], Any]) -> None:
    """So many times, after one that warms."""
    act()
    took = []
    for _again in range(TIMES):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    median = statistics.median(took)
    print(f"{name:<48}{median:>9.1f}{max(took):>9.1f}{target:>9.0f}{target / median:>10.1f}", flush=True)


if __name__ == "__main__":
    main()
