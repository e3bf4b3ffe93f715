"""How long a store of usual size takes to move in, and how much memory: ``python -m bench.move_in``.

Parts with prices, customers, cars, stock lines and balances go through the real operations from files. Needs an empty,
migrated database (``CHEHANG_HOME`` or ``DATABASE_URL``). The second time everything is known and nothing changes.
"""

import argparse
import base64
import os
import random
import resource
import sys
import time
import uuid
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

MINUTES, MEGABYTES = 10, 1024
LIST = 45_000  # rows of one file
BALANCES = 400
WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
VALUES = {c: int(v) for c, v in zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True)}


def main() -> None:
    """Move in twice; print each file, and the sums against the target."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--parts", type=int, default=180_000)
    options.add_argument("--people", type=int, default=30_000)
    options.add_argument("--stock", type=int, default=12_000)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    store = Mover()
    began = time.perf_counter()
    store.move_in(chosen)
    first = time.perf_counter() - began
    before = store.counts()
    began = time.perf_counter()
    store.move_in(chosen)
    again = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    same = "nothing changed" if store.counts() == before else f"CHANGED {before} → {store.counts()}"
    print(
        f"moved in {first / 60:.1f} min (target {MINUTES}), {peak:,.0f} MB (target {MEGABYTES}); again {again / 60:.1f} min, {same}"
    )


class Mover:
    """A store with people who may bring everything."""

    def __init__(self) -> None:
        from chehang.catalogue.models import Brand
        from chehang.core.context import Clock
        from chehang.ledger.services import open_books
        from chehang.movein.models import Opening
        from chehang.movein.operations.begin_opening import BeginOpening, begin_opening
        from chehang.org.models import Account, Assignment, Employee, Store
        from chehang.org.services import actor_for

        self.clock = Clock()
        store, _ = Store.objects.get_or_create(code="98", defaults={"name": "搬家店", "short_name": "搬家店"})
        open_books(store.pk, self.clock.today().replace(day=1))
        person, _ = Employee.objects.get_or_create(store=store, number="001", defaults={"name": "高静"})
        for post in ("finance_manager", "parts_manager", "administrator"):
            Assignment.objects.get_or_create(
                store=store, employee=person, post=post, defaults={"since": date(2026, 1, 1)}
            )
        account = Account.objects.filter(employee=person).first() or Account.objects.create_user("movein", None, person)
        self.actor = actor_for(account, self.clock)
        self.brand, _ = Brand.objects.get_or_create(code="BENCH", defaults={"name": "速度", "number_rule": "hongchuan"})
        if not Opening.objects.filter(store=store).exists():
            begin_opening(BeginOpening(day=self.clock.today()), actor=self.actor, clock=self.clock)

    def move_in(self, chosen: Any) -> None:
        """Every file in its order."""
        from bench.sample_parts import as_csv, sample_parts

        numbers: list[str] = []
        rows = sample_parts(chosen.parts)
        while some := list(islice(rows, LIST)):
            self._timed("parts", len(some), lambda some=some: self._prices(as_csv(some)))  # type: ignore[misc]
            numbers += [row[0] for row in some]
        bins = [f"{chr(65 + n % 8)}-{n // 8 % 90 + 1:02d}-{n // 720 % 9 + 1:02d}-01" for n in range(3400)]
        self._sheet("bins", ["货位", "类型"], ([b, "货架"] for b in bins))
        self._sheet("customers", ["客户编号", "客户名称", "手机", "车牌号"], people(chosen.people))
        self._sheet("cars", ["车架号", "车牌号", "客户编号", "行驶里程", "上牌日期"], cars(chosen.people))
        lines = (
            [numbers[n * 7 % len(numbers)], bins[n % len(bins)], str(n % 40 + 1), f"{n % 997 + 0.35:.2f}"]
            for n in range(chosen.stock)
        )
        self._sheet("stock", ["配件编号", "货位", "数量", "单位成本"], lines)
        self._sheet("balances", ["科目编码", "科目名称", "核算类别", "往来单位", "借方", "贷方"], self._balances())

    def counts(self) -> list[int]:
        """Rows that a second time must not change."""
        from chehang.catalogue.models import Part, PriceListEntry
        from chehang.ledger.models import Voucher
        from chehang.movein.models import OpeningItem
        from chehang.parties.models import Customer
        from chehang.stock.models import Entry
        from chehang.vehicles.models import Vehicle

        return [
            m._default_manager.count() for m in (Part, PriceListEntry, Customer, Vehicle, Entry, Voucher, OpeningItem)
        ]

    def _balances(self) -> Iterator[list[str]]:
        """Refundable money of customers, one row each, against the bank."""
        for n in range(BALANCES - 1):
            yield ["2241.03", "意向订金", "客户", name_of(n), "", "100.00"]
        yield ["1002.01", "基本户", "", "", f"{(BALANCES - 1) * 100}.00", ""]

    def _timed(self, what: str, rows: int, act: Any) -> None:
        began = time.perf_counter()
        act()
        spent = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{what:<10} {rows:>8,} rows  {spent:7.1f} s  {rows / spent:8,.0f} rows/s  peak {peak:6,.0f} MB", flush=True
        )

    def _sheet(self, kind: str, head: list[str], rows: Iterable[list[str]]) -> None:
        lines = [",".join(head), *(",".join(row) for row in rows)]
        content = "\n".join(lines).encode("utf-8-sig")
        self._timed(kind, len(lines) - 1, lambda: self._enter(kind, content))

    def _enter(self, kind: str, content: bytes) -> None:
        from chehang.core.doubts import Doubtful
        from chehang.core.operation import operations
        from chehang.movein.sheets import SHEETS

        bring = operations()["movein.bring_file"]
        sent = {"kind": kind, "name": f"{kind}.csv", "content": base64.b64encode(content)}
        file = bring(bring.command.model_validate(sent), actor=self.actor, clock=self.clock, key=uuid.uuid4().hex).id
        op = operations()["movein.enter_books" if SHEETS[kind].books else "movein.enter_masters"]
        also: dict[str, Any] = {"actor": self.actor, "clock": self.clock}
        try:
            op(op.command.model_validate({"file": file}), **also)
        except Doubtful as asked:
            op(op.command.model_validate({"file": file}), confirmed=[d.mark for d in asked.doubts], **also)

    def _prices(self, content: bytes) -> None:
        from chehang.catalogue.operations.import_price_list import ImportPriceList, import_price_list
        from chehang.catalogue.operations.upload_price_list import UploadPriceList, upload_price_list

        sent = {"brand": self.brand.pk, "name": "prices.csv", "content": base64.b64encode(content)}
        also: dict[str, Any] = {"actor": self.actor, "clock": self.clock}
        file = upload_price_list(UploadPriceList.model_validate(sent), **also, key=uuid.uuid4().hex)
        import_price_list(ImportPriceList(file=int(file.id or 0)), **also)


def name_of(n: int) -> str:
    """A name of a person, each once."""
    return "王李张刘陈杨赵黄周吴"[n % 10] + chr(0x4E00 + n // 10 % 3000) + chr(0x5000 + n // 30_000)


def people(count: int) -> Iterator[list[str]]:
    """Customers with number, mobile and plate."""
    for n in range(count):
        yield [f"C{n:06d}", name_of(n), f"138{n:08d}", plate(n)]


def plate(n: int) -> str:
    """浙B and five places."""
    return f"浙B{n % 100_000:05d}"


def cars(count: int) -> Iterator[list[str]]:
    """A car for each of them, its VIN with a true check digit."""
    by = random.Random(7)
    for n in range(count):
        raw = f"LHCH3A8F0TA{n:06d}"
        total = sum((int(c) if c.isdigit() else VALUES[c]) * w for c, w in zip(raw, WEIGHTS, strict=True))
        vin = raw[:8] + "0123456789X"[total % 11] + raw[9:]
        yield [
            vin,
            plate(n),
            f"C{n:06d}",
            str(by.randrange(1, 200_000)),
            str(date(2025, 1, 1) - timedelta(days=by.randrange(2000))),
        ]


if __name__ == "__main__":
    main()
