"""How fast a month of people is reckoned: ``python -m bench.people`` gives a store 180 and 9,000 people.

Each gets a file, pay terms, and of last month a punch in the morning and one in the evening (22 a month, 400,000 for 9,000 people).
Measured are the operations themselves: bringing the device's file in, drawing the month sheets up, calculating the payroll, and the
organisation chart.
"""

import argparse
import os
import time
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

TARGETS = {180: (1.0, 1.0, 2.0), 9_000: (20.0, 20.0, 30.0)}  # seconds: import of the file, month sheets, payroll


def main() -> None:
    """Print seconds, target, and how many times faster than the target."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, nargs="*", default=[180, 9_000])
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.db import connection

    print(f"{connection.vendor}{'':<34}{'s':>9}{'target':>9}{'× faster':>10}{'cpu s':>9}")
    for count in chosen.people:
        made = House(count)
        targets = next((t for n, t in sorted(TARGETS.items(), reverse=True) if count >= n), (1.0, 1.0, 2.0))
        for (name, act), target in zip(made.acts(), (*targets, 0.2), strict=True):
            began, busy = time.perf_counter(), time.process_time()
            act()
            took, busy = time.perf_counter() - began, time.process_time() - busy
            if name == "month sheets":
                made.signed()
            print(
                f"{f'{count:,} people: {name}':<44}{took:>9.2f}{target:>9.1f}{target / max(took, 1e-6):>10.1f}{busy:>9.2f}",
                flush=True,
            )


class House:
    """A store with so many people, without its past: only last month."""

    def __init__(self, count: int) -> None:
        from chehang.core.context import Clock
        from chehang.ledger.services import open_books
        from chehang.org.models import Account, Assignment, Employee, Store
        from chehang.org.services import actor_for
        from chehang.people.models import Employment, OrgUnit, PayTerms, Position, Shift, StaffFile

        self.clock, self.count = Clock(), count
        today = self.clock.today()
        self.month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
        self.store = Store.objects.create(code=f"{time.time_ns() % 10**4:04d}", name="性能", short_name="性能")
        open_books(self.store.pk, self.month)
        since = self.month - timedelta(days=400)
        chief = Employee.objects.create(store=self.store, number="H1", name="人事")
        Assignment.objects.create(store=self.store, employee=chief, post="hr_manager", since=since)
        self.actor = actor_for(Account.objects.create_user(f"hr{self.store.code}", None, chief), self.clock)
        people = Employee.objects.bulk_create(
            [Employee(store=self.store, number=f"P{n:05d}", name=f"员工{n}") for n in range(count)], batch_size=2000
        )
        self.numbers = [p.number for p in people]
        posts = ("technician", "sales_consultant", "keeper", "service_advisor")
        Assignment.objects.bulk_create(
            [Assignment(store=self.store, employee=p, post=posts[n % 4], since=since) for n, p in enumerate(people)],
            batch_size=2000,
        )
        StaffFile.objects.bulk_create(
            [StaffFile(store=self.store, employee=p, hired_on=since, working_since=since) for p in people],
            batch_size=2000,
        )
        PayTerms.objects.bulk_create(
            [
                PayTerms(
                    store=self.store, employee=p, since=since, base=Decimal(5000 + n % 4000), post_pay=800, performance=1000,
                    insured=6000, fund_rate=Decimal("0.08"), deductions=1000,
                )
                for n, p in enumerate(people)
            ],
            batch_size=1000,
        )  # fmt: skip
        Shift.objects.create(
            store=self.store, code="A", title="白班", starts=datetime(2026, 1, 1, 8, 30).time(),  # noqa: DTZ001
            ends=datetime(2026, 1, 1, 17, 30).time(), pause=60, usual=True,  # noqa: DTZ001
        )  # fmt: skip
        units = [OrgUnit.objects.create(store=self.store, code=f"U{n}", name=f"部门{n}") for n in range(8)]
        places = [
            Position.objects.create(
                store=self.store, code=f"P{n}", title=f"岗位{n}", unit=units[n % 8], headcount=count, since=since,
            )
            for n in range(40)
        ]  # fmt: skip
        for n, place in enumerate(places[1:], 1):
            Position.objects.filter(pk=place.pk).update(reports_to=places[(n - 1) // 4])
        Employment.objects.bulk_create(
            [
                Employment(store=self.store, employee=p, position=places[n % 40], since=since)
                for n, p in enumerate(people)
            ],
            batch_size=2000,
        )

    def signed(self) -> None:
        """Everybody signs the own sheet."""
        from chehang.people.models import MonthSheet

        MonthSheet.objects.filter(store=self.store, signed_at=None).update(signed_at=self.clock.now())

    def file(self) -> str:
        """What the device wrote in the month."""
        from chehang.core.calendar import calendar_of

        calendar, lines = calendar_of(self.actor), ["工号\t打卡时间"]
        days = [self.month + timedelta(days=n) for n in range(31)]
        for day in (d for d in days if d.month == self.month.month and calendar.is_working_day(d)):
            for n, number in enumerate(self.numbers):
                lines += [f"{number}\t{day} 08:{n % 40:02d}:00", f"{number}\t{day} 17:{30 + n % 29}:00"]
        return "\n".join(lines)

    def acts(self) -> list[tuple[str, Any]]:
        """What is measured, in its order."""
        from chehang.people.chart import chart
        from chehang.people.operations.calculate_pay import CalculatePay, calculate_pay
        from chehang.people.operations.draw_up_sheets import DrawUpSheets, draw_up_sheets
        from chehang.people.operations.import_punches import ImportPunches, import_punches

        text, month = self.file(), self.month
        key = f"bench{self.store.code}"

        def pay() -> None:
            calculate_pay(CalculatePay(month=month), actor=self.actor, clock=self.clock, key=key + "p")

        def sheets() -> None:
            draw_up_sheets(DrawUpSheets(month=month), actor=self.actor, clock=self.clock, key=key + "s")

        return [
            (f"import of {text.count(chr(10)):,} punches", lambda: import_punches(
                ImportPunches(text=text), actor=self.actor, clock=self.clock, key=key + "i")),
            ("month sheets", sheets),
            ("payroll", pay),
            ("organisation chart", lambda: chart(self.store.pk, date(month.year, month.month, 20))),
        ]  # fmt: skip


if __name__ == "__main__":
    main()
