"""§4.10: 176 hours attended, 158 worked, 189 sold: 89.77, 119.62 and 107.39 per cent."""

from datetime import timedelta
from decimal import Decimal

from chehang.core.measures import Span, measures, read
from chehang.workshop.models import Clocking, DutyDay, LineShare


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
