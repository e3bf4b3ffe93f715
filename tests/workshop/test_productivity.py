"""§4.10: 176 hours attended, 158 worked, 189 sold: 89.77, 119.62 and 107.39 per cent."""

from datetime import timedelta
from decimal import Decimal

import pytest

from chehang.core.calendar import Calendar
from chehang.core.measures import Span, measures, read, split
from chehang.workshop.models import Bay, Clocking, DutyDay, LineShare


def test_the_worked_figures(yard) -> None:
    order = yard.settled()
    today, line = yard.shop.depot.clock.today(), order.lines.get()
    LineShare.objects.filter(line=line).update(hours=Decimal(189))
    pk = yard.person("technician", "铁柱")
    for n in range(22):
        DutyDay.objects.create(store=order.store, technician_id=pk, day=today - timedelta(days=n), hours=Decimal(8))
    first = Clocking.objects.get()
    Clocking.objects.create(
        store=order.store, order=order, line=line, technician_id=pk, started_at=first.ended_at, pause="done",
        ended_at=first.ended_at + timedelta(minutes=1), hours=Decimal(157),
    )  # fmt: skip
    me, span = yard.shop.depot.who("service_manager"), Span.of("month", today)
    found = {
        n: read(measures()[f"workshop.{n}"], me, span, today).value
        for n in ("utilisation", "efficiency", "productivity")
    }
    assert {n: round(v * 100, 2) for n, v in found.items()} == {
        "utilisation": Decimal("89.77"), "efficiency": Decimal("119.62"), "productivity": Decimal("107.39"),
    }  # fmt: skip


def test_the_worked_capacity_of_the_bays(yard, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve bays × 8 hours × 26 days × 0.85 = 2,121.6 hours a month; the washing bay is none."""
    me, today = yard.shop.depot.who("service_manager"), yard.shop.depot.clock.today()
    span = Span.of("month", today.replace(day=1) - timedelta(days=1))
    first, days = span.first, (span.last - span.first).days + 1
    shut = set(range(days - 26))
    monkeypatch.setattr(Calendar, "hours", lambda self, day: () if (day - first).days in shut else ("open",))
    Bay.objects.filter(store_id=me.store_id).update(active=False)
    for n in range(13):
        kind = "wash" if n == 12 else "mechanics"
        Bay.objects.create(store_id=me.store_id, code=f"Q{n}", name=f"{n}号", kind=kind)
    found = read(measures()["workshop.bay_capacity"], me, span, span.last).value
    assert found == Decimal("2121.6")


def test_unsettled_by_age_and_cars_held_up_by_parts(yard) -> None:
    chief, clock = yard.shop.depot.who("service_manager"), yard.shop.depot.clock
    yard.ready()
    other = yard.open(yard.car("LHCH3A8F0TA002002", "浙C10002", name="乙"))
    yard.labour(other)
    yard.agreed(other)
    yard.dispatched(other)
    yard.run(
        "hold_order", "dispatcher", order=other.pk, what="水泵,泓川北方库", until=clock.today() + timedelta(days=3)
    )
    yard.later(60 * 24 * 5)
    today = clock.today()
    unsettled = measures()["workshop.unsettled"]
    shares = split(unsettled, chief, Span.of("day", today), today, unsettled.by[0])
    assert [(s.key, s.rows) for s in shares] == [("7", 1)]
    assert read(measures()["workshop.short_rate"], chief, Span.of("month", today), today).value == Decimal("0.5")
