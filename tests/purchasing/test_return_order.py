"""Returning an order to its author."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.inbox import open_items
from chehang.purchasing.models import Order
from chehang.purchasing.operations.return_order import ReturnOrder, return_order
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from tests.goods import Depot


def test_a_returned_order_is_a_draft_again(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    depot.run(return_order, ReturnOrder(order=pk, reason="数量太多"), "parts_manager")
    assert Order.objects.get(pk=pk).state == "draft"
    assert open_items(depot.who("parts_planner")).get().params["reason"] == "数量太多"
    assert not open_items(depot.who("parts_manager")).exists()


def test_a_review_can_be_taken_back(depot: Depot) -> None:
    pk = depot.reviewed((depot.part(), "60", "101.77"))
    depot.run(return_order, ReturnOrder(order=pk, reason="价格有误"), "parts_manager")
    assert Order.objects.get(pk=pk).approval is None


def test_a_sent_order_is_not_returned(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(return_order, ReturnOrder(order=inbound.object_id, reason="太迟了"), "parts_manager")


def test_a_stranger_does_not_return(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    with pytest.raises(NotAllowed):
        depot.run(return_order, ReturnOrder(order=pk, reason="不要"), "keeper")
