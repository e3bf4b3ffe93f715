"""Cancelling an order of which nothing has come."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.purchasing.models import Order
from chehang.purchasing.operations.cancel_order import CancelOrder, cancel_order
from chehang.warehouse.operations.start_count import StartCount, start_count
from tests.goods import Depot


def test_a_cancelled_order_is_no_longer_expected(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    depot.run(cancel_order, CancelOrder(order=inbound.object_id, reason="厂家停产"), "parts_manager")
    inbound.refresh_from_db()
    assert (Order.objects.get().state, inbound.state) == ("cancelled", "cancelled")


def test_not_while_keepers_count(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    depot.run(start_count, StartCount(inbound=inbound.pk))
    with pytest.raises(Refused, match=r"inbound\.being_received"):
        depot.run(cancel_order, CancelOrder(order=inbound.object_id, reason="太迟了"), "parts_manager")
    assert Order.objects.get().state == "sent"


def test_not_after_goods_came(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.receive(inbound, (part, "60"), price="101.77")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(cancel_order, CancelOrder(order=inbound.object_id, reason="太迟了"), "parts_manager")


def test_a_stranger_does_not_cancel(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    with pytest.raises(NotAllowed):
        depot.run(cancel_order, CancelOrder(order=pk, reason="不要了"), "parts_planner")
