"""Taking a delivery in hand."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.warehouse.models import Inbound
from chehang.warehouse.operations.start_count import StartCount, start_count
from tests.goods import Depot


def test_the_door_is_written_down(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "5", "10"))
    cmd = StartCount(
        inbound=inbound.pk, carrier="顺丰", waybill="SF1", boxes_expected=3, boxes_received=2, packing_sound=False
    )
    depot.run(start_count, cmd)
    there = Inbound.objects.get()
    assert (there.state, there.waybill, there.boxes_received, there.packing_sound) == ("counting", "SF1", 2, False)
    assert there.counter_id == depot.who("keeper").employee_id
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(start_count, cmd)


def test_a_stranger_does_not_start(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "5", "10"))
    with pytest.raises(NotAllowed):
        depot.run(start_count, StartCount(inbound=inbound.pk), "parts_planner")
