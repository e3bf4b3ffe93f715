"""The parts department over a year of an M store: ``python -m bench.parts_year`` (96,000 movements of 3,000 parts, 24,000 lines sold).

The year is written as rows (how fast acts are, ``bench.books`` says). Then each report of the department over this year, the card of a part,
the counter's search, and a count of 3,000 lines from its begin to its posting, by the operations themselves.
"""

import argparse
import os
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal as D
from random import Random
from statistics import median
from typing import Any

REPORT, CARD, SEARCH, COUNT, MADE = 2_000, 150, 50, 5_000, 600_000  # ms
ANSWERS = ("stock", "counter", "warehouse", "purchasing")
PAGES = (
    "/finance/goods_month/", "/stock/entries/", "/stock/values/", "/counter/sales/", "/counter/lost/", "/pricing/prices/", "/warehouse/count_differences/", "/stock/balances/", "/pricing/proposals/", "/warehouse/claims/", "/warehouse/stock_counts/",
    "/warehouse/disposals/", "/warehouse/shipments/", "/purchasing/orders/", "/purchasing/network/", "/purchasing/quotas/", "/counter/special_orders/",
)  # fmt: skip
DIFFERENT = 20  # lines of the count that differ


def main() -> None:
    """Print p50 and the worst of five in ms, and the ratio to the target."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--parts", type=int, default=3_000)
    options.add_argument("--moves", type=int, default=96_000)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import override_settings

    print(f"{connection.vendor}, {chosen.parts:,} parts, {chosen.moves:,} movements in a year")
    print(f"{'':<48}{'p50 ms':>10}{'worst':>10}{'target':>9}{'× faster':>10}")
    began = time.perf_counter()
    year = Year(chosen.parts, chosen.moves)
    _say("the year written as rows", [(time.perf_counter() - began) * 1000], MADE)
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=settings.STORAGES | plain):  # no files are collected here
        year.reports()
        year.look_ups()
    year.count()


def _say(name: str, took: list[float], target: float) -> None:
    ratio = target / max(median(took), 1e-9)
    print(f"{name:<48}{median(took):>10.1f}{max(took):>10.1f}{target:>9.0f}{ratio:>10.1f}", flush=True)


def _timed(act: Callable[[], Any], times: int = 5) -> list[float]:
    act()
    took = []
    for _again in range(times):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    return took


class Year:
    """A store, its people and a year of parts."""

    def __init__(self, parts: int, moves: int) -> None:
        from django.db import connection, transaction

        from chehang.catalogue.finding.upkeep import enter
        from chehang.catalogue.models import Brand, Part
        from chehang.core import guards
        from chehang.core.context import Clock
        from chehang.ledger.services import open_books
        from chehang.org.models import Account, Assignment, Employee, Store
        from chehang.org.services import actor_for
        from chehang.stock.models import Bin

        self.clock, self.today = Clock(), Clock().today()
        self.since = self.today - timedelta(days=365)
        self.store = Store.objects.create(code=f"{time.time_ns() % 10**4:04d}", name="性能", short_name="性能")
        open_books(self.store.pk, self.since.replace(day=1))
        self.actors, self.accounts = {}, {}
        posts = ("parts_manager", "parts_sales", "keeper", "keeper", "accountant", "finance_manager")
        for n, post in enumerate(posts):
            person = Employee.objects.create(store=self.store, number=f"P{n}", name=f"{post}{n}")
            Assignment.objects.create(store=self.store, employee=person, post=post, since=self.since)
            name = post if post not in self.accounts else f"{post}2"
            self.accounts[name] = Account.objects.create_user(f"{name}{self.store.code}", None, person)
            self.actors[name] = actor_for(self.accounts[name], self.clock, channel="web")
        brand, _new = Brand.objects.get_or_create(code="BENCH", defaults={"name": "BENCH"})
        names = [f"Y{self.store.pk}N{n:06d}" for n in range(parts)]
        Part.objects.bulk_create(
            [Part(brand=brand, display_no=n, norm_no=n, name_cn="前制动片", mnemonic="qzdp") for n in names],
            batch_size=500,
        )
        self.parts = list(Part.objects.filter(norm_no__in=names).order_by("pk"))
        enter(self.parts)
        self.bins = Bin.objects.bulk_create(
            [Bin(store=self.store, code=f"A-01-01-{n:04d}", walk_order=n) for n in range(parts)]
        )
        for app in ("stock", "counter", "billing"):
            guards.remove(app)
        with transaction.atomic():
            self._goods(moves)
            self._sold(moves // 4)
        for app in ("stock", "counter", "billing"):
            guards.install(app)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _goods(self, moves: int) -> None:
        """Of every four movements one receives ten, three issue two, in the order of the days; each piece costs 50."""
        from chehang.stock.models import Balance, Entry, Pool

        each, held = moves // len(self.parts), [D(0)] * len(self.parts)
        entries = []
        for k in range(each):
            day = self.since + timedelta(days=365 * k // each)
            at = self.clock.now() - timedelta(days=(self.today - day).days)
            for n, part in enumerate(self.parts):
                quantity = D(10) if k % 4 == 0 else D(-2)
                held[n] += quantity
                entries.append(
                    Entry(
                        store=self.store, part=part, bin=self.bins[n], quantity=quantity, value=quantity * 50,
                        movement="101" if quantity > 0 else ("201", "211")[k % 2], business_date=day, at=at,
                        document="bench.year", object_id=k * len(self.parts) + n + 1, employee_id=1,
                    )
                )  # fmt: skip
        Entry.objects.bulk_create(entries, batch_size=2000)
        Pool.objects.bulk_create(
            [
                Pool(store=self.store, part=p, owner="own", quantity=q, value=q * 50)
                for p, q in zip(self.parts, held, strict=True)
            ],
            batch_size=1000,
        )
        Balance.objects.bulk_create(
            [
                Balance(store=self.store, part=p, bin=b, owner="own", on_hand=q, reserved=0, last_date=self.today)
                for p, b, q in zip(self.parts, self.bins, held, strict=True)
            ],
            batch_size=1000,
        )

    def _sold(self, lines: int) -> None:
        """Sales of four lines."""
        from chehang.counter.models import Sale, SaleLine
        from chehang.parties.models import Customer

        chance = Random(17)
        buyers = [
            Customer.objects.create(store=self.store, code=f"Y{n:03d}", kind="company", name=f"修理厂{n}")
            for n in range(50)
        ]
        days = [self.clock.now() - timedelta(days=chance.randrange(365)) for _ in range(lines // 4)]
        sales = Sale.objects.bulk_create(
            [
                Sale(
                    store=self.store, number=f"Y{n:07d}", customer=buyers[n % 50], state="closed", amount_inc=452, amount_ex=400, tax=52,
                    made_at=at, made_by_id=self.actors["parts_sales"].employee_id, made_by_name="性能", confirmed_at=at,
                )
                for n, at in enumerate(days)
            ],
            batch_size=1000,
        )  # fmt: skip
        made = []
        for n, sale in enumerate(sales):
            for k in range(4):
                part = self.parts[(n * 4 + k) % len(self.parts)]
                made.append(
                    SaleLine(
                        store=self.store, sale=sale, n=k + 1, part=part, part_no=part.display_no, part_name=part.name_cn, unit=part.unit,
                        quantity=1, list_inc=113, price_inc=113, amount_inc=113, tax_rate=D("0.13"), amount_ex=100, tax=13, cost=50,
                    )
                )  # fmt: skip
        SaleLine.objects.bulk_create(made, batch_size=2000)

    def reports(self) -> None:
        """Every measure of the department over the year, value and split by its first dimension, and the pages of reports."""
        from chehang.core.measures import Span, measures, read, split

        who, whole = self.actors["parts_manager"], Span(self.since, self.today, "days")
        for measure in measures().values():
            if measure.name.split(".")[0] not in ANSWERS:
                continue
            span = whole if measure.kind == "flow" else Span.of("month", self.today)

            def ask(measure: Any = measure, span: Any = span) -> None:
                read(measure, who, span, self.today)
                if measure.by:
                    split(measure, who, span, self.today, measure.by[0])

            _say(measure.name, _timed(ask), REPORT)
        for path in PAGES:
            post = "finance_manager" if path.startswith("/finance") else "parts_manager"
            _say(path, self._page(post, path), REPORT)

    def look_ups(self) -> None:
        """The card of a part, and what the counter asks as one types."""
        part = self.parts[len(self.parts) // 2]
        _say("card of a part", self._page("parts_manager", f"/catalogue/parts/{part.pk}/", 20), CARD)
        took, client = [], self._client("parts_sales")
        for n in range(0, len(self.parts), max(1, len(self.parts) // 100)):
            for length in (4, 7, 9):
                text = self.parts[n].norm_no[:length]
                began = time.perf_counter()
                client.get(f"/counter/find/?q={text}")
                took.append((time.perf_counter() - began) * 1000)
        print(
            f"{'counter search as one types, p95':<48}{sorted(took)[len(took) * 95 // 100]:>10.1f}{max(took):>10.1f}{SEARCH:>9}",
            flush=True,
        )

    def count(self) -> None:
        """Begin, enter, finish, count again, explain, witness, approve; the last one posts."""
        from chehang.core.models import ApprovalRequest
        from chehang.core.operations.approve import approve
        from chehang.warehouse.models import StockCount
        from chehang.warehouse.operations.begin_stock_count import begin_stock_count
        from chehang.warehouse.operations.enter_stock_count import enter_stock_count
        from chehang.warehouse.operations.explain_difference import explain_difference
        from chehang.warehouse.operations.finish_stock_count import finish_stock_count
        from chehang.warehouse.operations.plan_stock_count import plan_stock_count
        from chehang.warehouse.operations.witness_stock_count import witness_stock_count

        pk = self._act("planned", plan_stock_count, {"scope": "all"}, "parts_manager").id
        self._act("begun", begin_stock_count, {"count": pk}, "keeper")
        made = StockCount.objects.get(pk=pk)
        lines = list(made.lines.order_by("n"))
        off = {x.pk for x in lines[:DIFFERENT]}
        typed = [{"line": x.pk, "found": str(x.book - 1 if x.pk in off else x.book)} for x in lines]
        self._act(f"{len(lines):,} lines entered", enter_stock_count, {"count": pk, "lines": typed}, "keeper", COUNT)
        self._act("finished", finish_stock_count, {"count": pk}, "keeper", COUNT)
        self._act("again", enter_stock_count, {"count": pk, "lines": [x for x in typed if x["line"] in off]}, "keeper2")
        self._act("finished again", finish_stock_count, {"count": pk}, "keeper2", COUNT)
        for line in made.lines.exclude(amount=0):
            self._run(explain_difference, {"line": line.pk, "cause": "handling", "note": "多发"}, "parts_manager")
        samples = [{"n": x.n, "found": str(x.book)} for x in lines[DIFFERENT : DIFFERENT + len(lines) // 8]]
        self._act("witnessed", witness_stock_count, {"count": pk, "samples": samples}, "accountant", COUNT)
        while request := ApprovalRequest.objects.filter(
            document="warehouse.stock_count", object_id=pk, state="open"
        ).first():
            self._act(f"approved by {request.post}", approve, {"request": request.pk}, request.post, COUNT)
        made.refresh_from_db()
        print(f"  the count is {made.state}")

    def _act(self, name: str, op: Any, data: dict[str, Any], post: str, target: float = REPORT) -> Any:
        began = time.perf_counter()
        done = self._run(op, data, post)
        _say(f"count: {name}", [(time.perf_counter() - began) * 1000], target)
        return done

    def _run(self, op: Any, data: dict[str, Any], post: str) -> Any:
        return op(op.command.model_validate(data), actor=self.actors[post], clock=self.clock)

    def _client(self, post: str) -> Any:
        from django.test import Client

        client = Client(headers={"host": "localhost"})
        client.force_login(self.accounts[post], backend="chehang.org.accounts.AccountBackend")
        return client

    def _page(self, post: str, path: str, times: int = 5) -> list[float]:
        client = self._client(post)

        def ask() -> None:
            answer = client.get(path)
            if answer.status_code != 200:
                raise SystemExit(f"{path}: answered {answer.status_code}")

        return _timed(ask, times)


if __name__ == "__main__":
    main()
