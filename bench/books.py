"""How fast the books are: ``python -m bench.books``, on an SQLite file of its own or on DATABASE_URL.

One receipt or issue is a whole act: operation, goods book, voucher, journal, commit. Beside it stands the raw floor of
the same database: a single INSERT and its commit.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

PARTS, IN_A_BIN = 8_000, 4


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--acts", type=int, default=400, help="one-line receipts and issues")
    options.add_argument(
        "--documents", type=int, default=334_000, help="documents of three entries for the long history"
    )
    options.add_argument("--prove", type=int, default=0, help="only run verify over what is there: so many ledger rows")
    chosen = options.parse_args()
    if not chosen.prove:
        os.environ["CHEHANG_HOME"] = tempfile.mkdtemp(prefix="chehang-bench-")
    os.environ["CHEHANG_MODE"] = "test"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    if chosen.prove:
        return prove(chosen.prove)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    Bench().run(chosen.acts, chosen.documents)


def line(what: str, reached: float, unit: str, target: float, *, higher: bool = True) -> None:
    """One row: what was reached, what was wanted, and the ratio (more than 1 is better than wanted)."""
    ratio = reached / target if higher else target / max(reached, 1e-9)
    print(f"{what:<52}{reached:>12,.2f} {unit:<9}{target:>10,.2f}{ratio:>9.2f}×", flush=True)


class Bench:
    """One store, one keeper, one reviewer."""

    def __init__(self) -> None:
        from chehang.catalogue.models import Brand, Part
        from chehang.core.context import Actor, Clock
        from chehang.ledger.services import open_books
        from chehang.org.models import Employee, Store
        from chehang.stock.models import Bin

        self.store = Store.objects.create(code=f"{time.time_ns() % 10**4:04d}", name="性能", short_name="性能")
        employee = Employee.objects.create(store=self.store, number="B1", name="性能")
        rights = frozenset({"bench.receive", "bench.issue"})
        self.actor = Actor(1, employee.pk, self.store.pk, "性能", permissions=rights)
        self.clock = Clock()
        open_books(self.store.pk, date(self.clock.today().year, 1, 1))
        brand, _new = Brand.objects.get_or_create(code="BENCH", defaults={"name": "BENCH"})
        names = [f"B{self.store.pk}N{n:06d}" for n in range(PARTS)]
        Part.objects.bulk_create(
            [Part(brand=brand, display_no=n, norm_no=n, name_cn="性能件") for n in names], batch_size=500
        )
        self.parts = list(Part.objects.filter(norm_no__in=names[:PARTS]).order_by("pk").values_list("pk", flat=True))
        places = [Bin(store=self.store, code=f"A-{n:04d}", walk_order=n) for n in range(PARTS // IN_A_BIN)]
        self.first_bin = min(b.pk for b in Bin.objects.bulk_create(places))
        from .books_acts import issue, receive

        self.receive, self.issue = receive, issue
        self.number = 10**9

    def run(self, acts: int, documents: int) -> None:
        """All measurements, the short history first."""
        from django.db import connection

        print(f"{connection.vendor}\n{'':<52}{'reached':>12} {'':<9}{'target':>10}{'ratio':>10}")
        sqlite = connection.vendor == "sqlite"
        self.floor(acts)
        for name, op in (("receipt", self.receive), ("issue", self.issue)):
            if op is self.receive:
                self.stock_up()
            rate = acts / timed(lambda op=op: [self.act(op, 1) for _ in range(acts)])
            line(f"one-line {name}, everything, commit each", rate, "/s", 150 if sqlite else 100)
            rate = 20 * 100 / timed(lambda op=op: [self.act(op, 100) for _ in range(20)])
            line(f"100-line {name}", rate, "lines/s", 2000)
            line(f"statements of a 1-line {name}", statements(lambda op=op: self.act(op, 1)), "", 20, higher=False)
            line(f"statements of a 100-line {name}", statements(lambda op=op: self.act(op, 100)), "", 30, higher=False)
        self.history(10_000 // 3)
        before = self.reading("10,000 entries")
        self.history(documents)
        after = self.reading(f"{3 * documents:,} entries")
        line("reading 1,000 parts: long ÷ short history", after / before, "×", 1.2, higher=False)
        rate = acts / timed(lambda: [self.act(self.issue, 1) for _ in range(acts)])
        line("one-line issue with the long history", rate, "/s", 150 if sqlite else 100)
        self.verify(documents)

    def act(self, op: Any, lines: int) -> None:
        """One receipt or issue of so many lines."""
        self.number += 1
        start = self.number * lines % PARTS
        from .books_acts import Goods

        which = range(start, start + lines)
        places = [(self.parts[n], self.first_bin + n // IN_A_BIN) for n in which]
        cmd = Goods(number=self.number, places=places)
        op(cmd, actor=self.actor, clock=self.clock, key=f"k{self.number}")

    def stock_up(self) -> None:
        """Enough of every part."""
        for _ in range(3 * PARTS // 100):
            self.act(self.receive, 100)

    def floor(self, acts: int) -> None:
        """A bare INSERT and its commit."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS bench_floor")
            cursor.execute("CREATE TABLE bench_floor (id BIGINT PRIMARY KEY, a BIGINT, b VARCHAR(100))")
            sql = "INSERT INTO bench_floor VALUES (%s, %s, %s)"
            taken = timed(lambda: [cursor.execute(sql, [n, n, "x" * 60]) for n in range(acts)])
        print(f"{'raw floor: one INSERT, commit each':<52}{acts / taken:>12,.2f} /s")

    def reading(self, words: str) -> float:
        """On-hand of one part and of a thousand; returns milliseconds for the thousand."""
        from chehang.stock.queries import on_hand

        one = least(lambda: on_hand(self.actor, self.parts[:1]))
        many = least(lambda: on_hand(self.actor, self.parts[:1000]))
        line(f"on-hand of 1 part, {words}", one, "ms", 1, higher=False)
        line(f"on-hand of 1,000 parts, {words}", many, "ms", 20, higher=False)
        return many

    def history(self, documents: int) -> None:
        """Write past business straight into the tables: per document three entries and a voucher of two lines."""
        from .books_history import write

        taken = timed(lambda: write(self, documents))
        print(f"  ({documents:,} past documents written in {taken:,.0f} s)")

    def verify(self, documents: int) -> None:
        """Every invariant over the whole history, in a process of its own: its memory is what counts."""
        subprocess.run([sys.executable, "-m", "bench.books", "--prove", str(5 * documents)], check=True)


def prove(rows: int) -> None:
    """Run every invariant; time and memory of each."""
    from chehang.core.verify import invariants, read_sparingly

    read_sparingly()
    start = time.perf_counter()
    for rule in invariants():
        began, found = time.perf_counter(), list(rule.find())
        spent = time.perf_counter() - began
        print(f"  {rule.code:<12}{spent:>8.2f} s {peak():>8.0f} MB {found[:1] or ''}")
    line(f"verify over {rows:,} ledger rows", time.perf_counter() - start, "s", 60, higher=False)
    line("  memory at most", peak(), "MB", 500, higher=False)


def timed(act: Callable[[], object]) -> float:
    """Seconds."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def peak() -> float:
    """The most memory this process has held, in MB (getrusage would count the parent's too)."""
    told = next(row for row in Path("/proc/self/status").read_text().splitlines() if row.startswith("VmHWM"))
    return int(told.split()[1]) / 1024


def least(act: Callable[[], object]) -> float:
    """The least of sixty, in milliseconds."""
    act()
    return min(timed(act) for _ in range(60)) * 1000


def statements(act: Callable[[], object]) -> int:
    """SQL statements of an act, without BEGIN and COMMIT."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        act()
    return len([q for q in caught.captured_queries if q["sql"].split(" ")[0] not in ("BEGIN", "COMMIT")])


if __name__ == "__main__":
    main()
