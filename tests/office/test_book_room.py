"""A room is booked by full quarters, and each quarter once, whoever comes at the same moment."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.context import FixedClock
from chehang.office.models import BookedQuarter, Booking
from tests.goods import Depot
from tests.office import Office
from tests.office.house import booked, room
from tests.races import codes
from tests.work.refusing import refused


def test_from_until_by_quarters(office: Office) -> None:
    hall = room(office)
    first = booked(office, hall)
    assert first.quarters.count() == 6 and first.state == "booked"
    booked(office, hall, "15:30", "16:00", "parts_manager")  # the next one begins where it ends
    booked(office, room(office, "洽谈室", 4))


def test_what_overlaps_is_refused_and_named(office: Office) -> None:
    hall = room(office)
    booked(office, hall)
    data = {"room": hall.pk, "day": office.day(0), "purpose": "培训", "people": 5}
    for since, until in (("13:45", "14:15"), ("14:30", "14:45"), ("15:15", "16:00"), ("13:00", "17:00")):
        refused(office, "room.taken", "office.book_room", "parts_manager", **data, since=since, until=until)
    refused(office, "room.times", "office.book_room", "keeper", **data, since="17:00", until="17:00")
    refused(office, "room.past", "office.book_room", "keeper", **data, since="08:00", until="09:00")
    refused(office, "room.small", "office.book_room", "keeper", **(data | {"people": 13}), since="17:00", until="18:00")
    assert Booking.objects.count() == 1


def test_the_database_keeps_a_quarter_once(office: Office) -> None:
    first = booked(office, room(office))
    quarter = first.quarters.first()
    assert quarter is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        BookedQuarter.objects.create(store=office.store, booking=first, room=first.room, at=quarter.at)


def test_of_many_at_once_one_gets_the_room(real_depot: Depot, clock: FixedClock) -> None:
    office = Office(real_depot.store, clock, real_depot.actor_of)
    hall = room(office)
    office.who("keeper")
    ends = codes(*(lambda: booked(office, hall) for _n in range(4)))
    assert sorted(ends) == ["done"] + ["room.taken"] * 3
