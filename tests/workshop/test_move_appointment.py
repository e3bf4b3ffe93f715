"""An appointment moves."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import BookedDay, BookedSlot
from tests.goods import Depot
from tests.races import codes
from tests.selling import Shop

from .yard import Yard, booked


def test_the_old_slot_is_free_and_the_new_one_taken(yard) -> None:
    made = booked(yard)
    later = yard.shop.depot.clock.today() + timedelta(days=2)
    yard.run("move_appointment", appointment=made.pk, day=later)
    assert [s.taken for s in BookedSlot.objects.order_by("starts_at")] == [0, 1]
    assert [int(d.booked) for d in BookedDay.objects.order_by("day")] == [0, 1]
    made.refresh_from_db()
    assert made.starts_at == BookedSlot.objects.order_by("starts_at").last().starts_at


def test_a_full_slot_keeps_it_where_it_was(yard) -> None:
    for n in (1, 2):
        booked(yard, yard.car(f"LHCH3A8F0TA00310{n}", f"浙D1000{n}", name=f"车主{n}"), time="10:00")
    made = booked(yard)
    with pytest.raises(Refused, match=r"appointment\.slot_full"):
        yard.run(
            "move_appointment", appointment=made.pk, day=yard.shop.depot.clock.today() + timedelta(days=1), time="10:00"
        )
    assert BookedSlot.objects.get(starts_at=made.starts_at).taken == 1
    with pytest.raises(NotAllowed):
        yard.run("move_appointment", "keeper", appointment=made.pk, day=yard.shop.depot.clock.today())


def test_the_last_place_of_a_slot_is_one_cars(real_depot: Depot) -> None:
    """One books and another moves to the same gap at the same moment: the database holds the capacity, for moves too."""
    yard = Yard(Shop(real_depot))
    yard.open_shop()
    yard.person("service_advisor")
    cars = [yard.car(f"LHCH3A8F0TA00312{n}", f"浙D1200{n}", name=f"车主{n}") for n in range(3)]
    booked(yard, cars[0])
    moves = booked(yard, cars[1], time="10:00")
    day = real_depot.clock.today() + timedelta(days=1)
    ends = codes(
        lambda: yard.run("move_appointment", appointment=moves.pk, day=day, time="09:00"),
        lambda: booked(yard, cars[2]),
    )
    assert sorted(ends) == ["appointment.slot_full", "done"]
    assert max(slot.taken for slot in BookedSlot.objects.all()) == 2
