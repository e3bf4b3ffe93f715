"""Imports: ten thousand random batches against an independent reckoning in fractions, and one of 5,000 lines with 12 charges through the
operations: ``python -m bench.imports`` (``--batches``, ``--lines`` for fewer).

The large batch is released (allocated, posted, announced to the keepers), received, half of it is sold, and a late freight bill comes; then once
more after a long history of other goods.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal as D
from pathlib import Path
from typing import Any

from chehang.core.sources import Source

from .books import line, timed

CHARGES = (
    ("freight", "weight", "EUR"), ("insurance", "value", "EUR"), ("terminal", "volume", "CNY"), ("broker", "value", "CNY"), ("documents", "equal", "CNY"),
    ("bank", "value", "CNY"), ("inland", "weight", "CNY"), ("storage", "volume", "CNY"), ("inspection", "quantity", "CNY"), ("broker", "equal", "CNY"),
    ("inland", "quantity", "CNY"), ("documents", "value", "CNY"),
)  # fmt: skip
SPOT, CUSTOMS = D("8.065"), D("8.1")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--batches", type=int, default=10_000)
    options.add_argument("--lines", type=int, default=5_000)
    options.add_argument(
        "--history", type=int, default=200_000, help="entries of other goods before the second late bill"
    )
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.db import connection

    print(f"{connection.vendor}\n{'':<52}{'reached':>12} {'':<9}{'target':>10}{'ratio':>10}")
    compare(chosen.batches)
    Batch(chosen.lines).run(chosen.history)


def compare(batches: int) -> None:
    """Every cell of every batch to the fen; whatever differs is printed and ends the run."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from tests.customs.reference import differs

    start = time.perf_counter()
    wrong = [told for seed in range(batches) if (told := differs(seed))]
    print(f"  ({batches:,} random batches against the reference in {time.perf_counter() - start:,.0f} s)")
    for told in wrong[:10]:
        print(f"  DIFFERS: {told}")
    if wrong:
        raise SystemExit(1)


class Batch:
    """A store, its logistics clerk and its parts manager, and one batch whose taxes are paid."""

    def __init__(self, lines: int) -> None:
        from chehang.catalogue.models import Brand, Part
        from chehang.core.context import Actor, Clock
        from chehang.ledger.services import open_books
        from chehang.org.models import Employee, Store
        from chehang.parties.models import Supplier
        from chehang.stock.models import Bin

        self.clock, self.lines = Clock(), lines
        self.store = Store.objects.create(code=f"{time.time_ns() % 10**4:04d}", name="性能进口", short_name="性能")
        open_books(self.store.pk, self.clock.today().replace(month=1, day=1))
        rights = frozenset({"customs.release_shipment", "customs.add_charge", "warehouse.start_count", "warehouse.finish_count",
                            "warehouse.post_receipt", "bench.prepare", "bench.count", "bench.sell"})  # fmt: skip
        people = [Employee.objects.create(store=self.store, number=f"I{n}", name=f"性能{n}") for n in (1, 2)]
        self.clerk, self.manager = (Actor(p.pk, p.pk, self.store.pk, p.name, permissions=rights) for p in people)
        self.supplier = Supplier.objects.create(store=self.store, code="IMP", name="Hamburg")
        brand, _new = Brand.objects.get_or_create(code="BIMP", defaults={"name": "BIMP"})
        names = [f"I{self.store.pk}N{n:06d}" for n in range(lines)]
        Part.objects.bulk_create(
            [Part(brand=brand, display_no=n, norm_no=n, name_cn="进口件") for n in names], batch_size=500
        )
        self.parts = list(Part.objects.filter(brand=brand, norm_no__in=names).order_by("pk"))
        for kind in ("receiving", "quarantine", "shelf"):
            Bin.objects.create(
                store=self.store,
                code=f"{kind[:2].upper()}-{self.store.pk}",
                **({} if kind == "shelf" else {"kind": kind}),
            )
        self.number = 0

    def act(self, op: Any, who: Any, **data: Any) -> Any:
        """One operation with its journal row and commit."""
        self.number += 1
        return op(
            op.command.model_validate(data), actor=who, clock=self.clock, key=f"imports{self.store.pk}-{self.number}"
        )

    def run(self, history: int) -> None:
        """Release, receive, sell half, late bill, history, late bill."""
        from chehang.core.operation import Operation
        from chehang.customs.models import Shipment
        from chehang.customs.operations.add_charge import add_charge
        from chehang.customs.operations.release_shipment import release_shipment
        from chehang.warehouse.operations.finish_count import finish_count
        from chehang.warehouse.operations.post_receipt import post_receipt
        from chehang.warehouse.operations.start_count import start_count

        def own(name: str, does: Callable[[Any], None]) -> None:
            from chehang.core.operation import Done
            from chehang.core.types import Command

            class Nothing(Command):
                """Nothing to say."""

            def story(cmd: Nothing, ctx: Any) -> Done:
                does(ctx)
                return Done(id=0)

            self.act(Operation(name, name, (), story), self.clerk)

        own("bench.prepare", self.prepare)
        batch = Shipment.objects.get(store=self.store)
        words = f"{self.lines:,} lines, {len(CHARGES)} charges"
        line(
            f"released: allocated and posted, {words}",
            timed(lambda: self.act(release_shipment, self.manager, shipment=batch.pk)),
            "s",
            5,
            higher=False,
        )
        batch.refresh_from_db()
        self.act(start_count, self.clerk, inbound=batch.inbound_id)
        own("bench.count", lambda ctx: self.count(ctx, batch.inbound_id))
        self.act(finish_count, self.clerk, inbound=batch.inbound_id, nothing_else=True)
        print(f"  (received in {timed(lambda: self.act(post_receipt, self.manager, inbound=batch.inbound_id)):,.1f} s)")
        own("bench.sell", self.sell)
        late = {
            "shipment": batch.pk,
            "kind": "inland",
            "payee": self.supplier.pk,
            "basis": "weight",
            "amount": "24000",
            "tax": "2160",
        }
        first = timed(lambda: self.act(add_charge, self.clerk, **late, invoice_no="L1"))
        line(f"late freight bill, half of it sold, {words}", first, "s", 3, higher=False)
        print(f"  ({history:,} entries of history written in {timed(lambda: self.history(history)):,.0f} s)")
        second = timed(lambda: self.act(add_charge, self.clerk, **late, invoice_no="L2"))
        line("the same after the history ÷ before", second / first, "×", 1.2, higher=False)

    def prepare(self, ctx: Any) -> None:
        """A batch with its lines and charges, through its states to paid taxes."""
        from chehang.customs.models import Charge, Shipment, ShipmentLine
        from chehang.customs.posting import work_out
        from chehang.customs.states import SHIPMENT

        made = Shipment.objects.create(
            store_id=self.store.pk, number=f"JK-{self.store.pk}", supplier=self.supplier, contract_no="C", invoice_no="E1", mode="sea", port="上海洋山",
            incoterm="FOB", currency="EUR", spot_rate=SPOT, customs_rate=CUSTOMS, packages=100, gross_kg=self.lines * 3, net_kg=self.lines * 2,
            volume=self.lines, eta=self.clock.today() + timedelta(days=1), declared_on=self.clock.today(), preparer_id=self.clerk.employee_id,
            opened_at=self.clock.now(),
        )  # fmt: skip
        SHIPMENT.begin(ctx, made)
        rows = [
            ShipmentLine(
                store_id=self.store.pk, shipment=made, n=n, part=p, part_no=p.display_no, name=p.name_cn, hs_code="8708301000", origin="DE",
                quantity=10 + n % 7, price=D("24.60"), amount=(10 + n % 7) * D("24.60"), gross_kg=3, net_kg=2, volume=1, duty_rate=D("0.06"),
                vat_rate=D("0.13"),
            )
            for n, p in enumerate(self.parts, 1)
        ]  # fmt: skip
        ShipmentLine.objects.bulk_create(rows, batch_size=500)
        for n, (kind, basis, currency) in enumerate(CHARGES):
            rate = SPOT if currency == "EUR" else D(1)
            Charge.objects.create(
                store_id=self.store.pk, shipment=made, kind=kind, payee=self.supplier, basis=basis, currency=currency, amount=D(1860 + n), rate=rate,
                amount_ex=((1860 + n) * rate).quantize(D("0.01")), estimated=False, invoice_no=f"F{n}", entered_at=self.clock.now(),
            )  # fmt: skip
        work_out(ctx, made, list(made.lines.order_by("n")), list(made.charges.order_by("id")))
        for move in ("complete", "sent", "declared", "tax_due", "pay"):
            SHIPMENT.advance(ctx, made, move)

    def count(self, ctx: Any, inbound: int) -> None:
        """Everything came as expected."""
        from django.db.models import F

        from chehang.warehouse.models import InboundLine

        InboundLine.objects.filter(inbound_id=inbound).update(counted=F("expected"), counted_at=self.clock.now())

    def sell(self, ctx: Any) -> None:
        """Half of every line."""
        from chehang.stock import services as stock
        from chehang.stock.models import Balance

        there = Balance.objects.filter(store_id=self.store.pk, on_hand__gt=1).order_by("part_id")
        lines = [stock.Outgoing(b.part_id, b.bin_id, D(int(b.on_hand) // 2), "201", lot_id=b.lot_id) for b in there]
        stock.issue(ctx, Source("bench.sale", 1), lines)

    def history(self, entries: int) -> None:
        """Receipts of other documents, written straight into the book."""
        from types import SimpleNamespace

        from chehang.stock.models import Bin

        from .books import IN_A_BIN
        from .books_history import write

        bins = Bin.objects.bulk_create(
            Bin(store=self.store, code=f"H-{n:05d}") for n in range(self.lines // IN_A_BIN + 1)
        )
        parts, first = [p.pk for p in self.parts], min(b.pk for b in bins)
        write(SimpleNamespace(store=self.store, clock=self.clock, parts=parts, first_bin=first), entries // 3)


if __name__ == "__main__":
    main()
