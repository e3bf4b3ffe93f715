"""The books of a made-up store: parts with prices, years of receipts and issues, goods, a supplier's orders, rules."""

import time
from datetime import date, timedelta
from typing import Any

import numpy as np

from .planning_data import made_up

HELD = 1.5  # months of demand on the shelf when the month begins


def stock_up(parts: int, months: int) -> tuple[Any, int]:
    """A store of its own with so many moving parts; gives its planner and how many stock entries were written."""
    from django.db import connection, transaction

    from chehang.core.context import Actor, Clock
    from chehang.org.models import Employee, Store

    store = Store.objects.create(code=f"{time.time_ns() % 10**4:04d}", name="备货", short_name="备货")
    person = Employee.objects.create(store=store, number="P1", name="计划")
    actor = Actor(
        1, person.pk, store.pk, "计划", permissions=frozenset({"replenishment.run_plan"}), store_code=store.code
    )
    facts = made_up(parts, months)
    with transaction.atomic():
        ids = _parts(store.pk, parts, facts.price)
        entries = _entries(store.pk, ids, facts, months, Clock().today())
        _orders(store.pk, person.pk, ids)
        _rules(store, person, ids)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return actor, entries


def _parts(store: int, count: int, price: Any) -> list[int]:
    from chehang.catalogue.models import Brand, Part
    from chehang.core import bulk

    brand, _new = Brand.objects.get_or_create(code="BENCH", defaults={"name": "BENCH"})
    names = [f"S{store}N{n:06d}" for n in range(count)]
    made = [
        Part(brand=brand, display_no=n, norm_no=n, name_cn="备货件", pack_qty=(1, 1, 1, 4)[at % 4], weight_g=500)
        for at, n in enumerate(names)
    ]
    ids = [p.pk for p in Part.objects.bulk_create(made, batch_size=1000)]
    rows = []
    for part, yuan in zip(ids, price.tolist(), strict=True):
        net = max(100, round(yuan * 113))
        rows += [(store, part, f"{2023 + year}-01-01", 1, round(net * 1.5), net) for year in range(3)]
    bulk.insert(
        "catalogue_pricelistentry", ("store_id", "part_id", "valid_from", "version", "list_inc", "net_inc"), rows
    )
    return ids


def _entries(store: int, ids: list[int], facts: Any, months: int, today: date) -> int:
    """Each month a receipt back to the usual stock, later than it should be for some, and issues of one to three."""
    from chehang.core import bulk
    from chehang.stock.models import Bin

    rng = np.random.default_rng(11)
    shelf = Bin.objects.create(store_id=store, code="A-1")
    usual = np.ceil(facts.demand.mean(axis=0) * HELD)
    held, number, entries = usual.copy(), 0, []
    start = today.year * 12 + today.month - 1 - months
    now, common = bulk.moment(_noon(today)), (store, shelf.pk, "own")

    def book(part: int, quantity: int, kind: str, day: date) -> None:
        nonlocal number
        number += 1
        entries.append(
            (
                *common,
                ids[part],
                quantity * 1000,
                quantity * 5000,
                kind,
                day.isoformat(),
                now,
                "bench.past",
                number,
                0,
                1,
            )
        )

    for part, quantity in enumerate(usual.astype(int).tolist()):
        book(part, quantity, "101", _day(start - 1, 10))
    for month in range(months):
        asked = facts.demand[month].astype(int).tolist()
        late = rng.random(len(ids)) < 0.15
        for part in np.flatnonzero(asked).tolist():
            left = asked[part]
            while left > 0:
                piece = min(left, int(rng.integers(1, 4)))
                book(part, -piece, "211" if piece == 1 else "201", _day(start + month, int(rng.integers(1, 28))))
                left -= piece
            book(part, asked[part], "101", _day(start + month, 26 if late[part] else 2))
    columns = ("store_id", "bin_id", "owner", "part_id", "quantity", "value", "movement", "business_date", "at", "document",
               "object_id", "line_id", "employee_id")  # fmt: skip
    bulk.insert("stock_entry", columns, entries)
    goods = [
        (store, part, "own", int(q) * 1000, round(q * p * 100))
        for part, q, p in zip(ids, held, facts.price, strict=True)
    ]
    bulk.insert("stock_pool", ("store_id", "part_id", "owner", "quantity", "value"), [g for g in goods if g[3]])
    bulk.insert(
        "stock_balance",
        ("store_id", "part_id", "bin_id", "owner", "on_hand", "reserved", "last_date"),
        [(store, part, shelf.pk, "own", quantity, 0, today.isoformat()) for _s, part, _o, quantity, _v in goods],
    )
    return len(entries)


def _orders(store: int, person: int, ids: list[int]) -> None:
    """Every part was ordered once, a hundred to an order, and received."""
    from chehang.core import bulk
    from chehang.core.models import Approval
    from chehang.parties.models import Supplier
    from chehang.purchasing.models import Order, OrderLine

    supplier = Supplier.objects.create(store_id=store, code="S01", name="备货供应商", kind="oem", lead_days=10)
    now = _noon(date(2026, 1, 5))
    for at in range(0, len(ids), 100):
        order = Order.objects.create(
            store_id=store, supplier=supplier, author_id=person, edited_by_id=person, created_at=now, edited_at=now
        )
        approval = Approval.objects.create(
            store_id=store, document="purchasing.order", object_id=order.pk, at=now, employee_id=person + 1,
            actor_name="审", decision="approved", digest="0" * 64,
        )  # fmt: skip
        columns = ("store_id", "order_id", "n", "part_id", "part_no", "part_name", "unit", "quantity", "received",
                   "price_ex", "tax_rate", "amount_ex", "tax", "author_id", "need")  # fmt: skip
        known = {f.column for f in OrderLine._meta.concrete_fields}
        rows = [
            (store, order.pk, n, part, "X", "X", "item", 1000, 1000, 10**7, 130000, 1000, 130, person, "")
            for n, part in enumerate(ids[at : at + 100], 1)
        ]
        kept = [n for n, c in enumerate(columns) if c in known]
        bulk.insert("purchasing_orderline", [columns[n] for n in kept], [[row[n] for n in kept] for row in rows])
        number = f"PO-{store}-{at}"
        Order.objects.filter(pk=order.pk).update(state="submitted", number=number)
        Order.objects.filter(pk=order.pk).update(state="reviewed", approval=approval)
        Order.objects.filter(pk=order.pk).update(state="sent", sent_at=now)
        Order.objects.filter(pk=order.pk).update(state="received")


def _rules(store: Any, person: Any, ids: list[int]) -> None:
    """Every fiftieth part must be there, every seventieth never; one in a hundred has been renumbered."""
    from chehang.catalogue.models import Supersession
    from chehang.replenishment.models import PlanRule

    now = _noon(date(2026, 1, 5))
    rules = [PlanRule(store=store, part_id=p, kind="must", least=2, set_by=person, set_at=now) for p in ids[::50]]
    rules += [
        PlanRule(store=store, part_id=p, kind="never", barred="ordered", set_by=person, set_at=now) for p in ids[1::70]
    ]
    PlanRule.objects.bulk_create(list({r.part_id: r for r in rules}.values()))
    pairs = zip(ids[3::100], ids[4::100], strict=False)
    Supersession.objects.bulk_create(
        [Supersession(old_id=a, new_id=b, kind="one_to_one", valid_from=date(2026, 1, 1)) for a, b in pairs]
    )


def _day(month: int, day: int) -> date:
    return date(month // 12, month % 12 + 1, 1) + timedelta(days=day - 1)


def _noon(day: date) -> Any:
    from datetime import UTC, datetime

    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
