"""The arrival lets the legal clocks run: 14 days to declare, three months until the customs may sell; they warn and they stop."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Timer
from chehang.customs.operations.note_ship_arrival import NoteShipArrival, note_ship_arrival
from tests.customs.batch import broker, checked, declared, filed, milestone, opened, released
from tests.goods import Depot


def running(batch) -> set[str]:  # type: ignore[no-untyped-def]
    return set(
        Timer.objects.filter(subject_id=batch.pk, subject="customs.Shipment", ended_at=None).values_list(
            "kind", flat=True
        )
    )


def arrive(depot: Depot, batch, back: int = 0, post: str = "parts_logistics") -> None:  # type: ignore[no-untyped-def]
    day = depot.clock.today() - timedelta(days=back)
    depot.run(
        note_ship_arrival, NoteShipArrival.model_validate({"shipment": batch.pk, "arrived_on": day.isoformat()}), post
    )


def test_the_clocks_from_arrival_to_declaration(depot: Depot) -> None:
    batch = opened(depot)
    assert running(batch) == {"customs.papers"}, "the papers have to be there before the ship"
    arrive(depot, batch, back=2)
    batch.refresh_from_db()
    today = depot.clock.today()
    assert batch.declare_by == today + timedelta(days=12) and batch.claim_by.month == (today.month + 2) % 12 + 1
    assert running(batch) == {"customs.papers", "customs.declare", "customs.claim"}
    arrive(depot, batch, back=1)
    batch.refresh_from_db()
    assert batch.declare_by == today + timedelta(days=13) and len(running(batch)) == 3
    filed(depot, batch)
    checked(depot, batch)
    milestone(depot, batch, "sent", broker=broker(depot))
    declared(depot, batch)
    assert running(batch) == {"customs.claim"}
    milestone(depot, batch, "tax_due")
    assert running(batch) == {"customs.claim", "customs.pay"}


def test_nothing_runs_once_it_is_released(depot: Depot) -> None:
    batch = released(depot)
    assert running(batch) == set()
    with pytest.raises(Refused, match=r"shipment\.not_on_the_way"):
        arrive(depot, batch)


def test_only_logistics_says_so(depot: Depot) -> None:
    batch = opened(depot)
    with pytest.raises(NotAllowed):
        arrive(depot, batch, post="keeper")
