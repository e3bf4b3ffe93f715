"""Closing what will not come."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.purchasing.models import Order
from chehang.purchasing.operations.close_order import CloseOrder, close_order
from chehang.warehouse.models import Inbound
from tests.goods import Depot


def test_the_rest_is_given_up(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.receive(inbound, (part, "58"), price="101.77")
    assert Order.objects.get().state == "partial"
    rest = Inbound.objects.exclude(pk=inbound.pk).get()
    assert rest.lines.get().expected == 2
    depot.run(close_order, CloseOrder(order=inbound.object_id, reason="其余不再供货"), "parts_manager")
    rest.refresh_from_db()
    assert (Order.objects.get().state, rest.state) == ("closed", "cancelled")


def test_an_order_on_its_way_is_not_closed(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(close_order, CloseOrder(order=inbound.object_id, reason="不等了"), "parts_manager")


def test_a_stranger_does_not_close(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    with pytest.raises(NotAllowed):
        depot.run(close_order, CloseOrder(order=inbound.object_id, reason="不等了"), "keeper")
