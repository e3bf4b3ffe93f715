"""Visitors leave once."""

from chehang.carsales.models import Visit

from .showroom import Showroom


def test_once(room: Showroom) -> None:
    visit = room.act("register_visit").id
    room.pass_time(minutes=40)
    room.act("end_visit", visit=visit, needs="想要白色")
    made = Visit.objects.get(pk=visit)
    assert (made.left_at, made.needs) == (room.clock.at, "想要白色")
    room.refused("visit.over", "end_visit", visit=visit)
