"""§4.10: 176 hours attended, 158 worked, 189 sold: 89.77, 119.62 and 107.39 per cent."""

from datetime import timedelta
from decimal import Decimal

import pytest

from chehang.core.calendar import Calendar
from chehang.core.measures import Span, measures, read
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
