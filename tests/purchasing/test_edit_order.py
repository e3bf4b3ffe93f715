"""Editing: a change after the review voids it."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.purchasing.models import Order
from chehang.purchasing.operations.edit_order import EditOrder, edit_order
from chehang.purchasing.operations.review_order import ReviewOrder, review_order
from chehang.purchasing.operations.send_order import SendOrder, send_order
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from tests.goods import Depot


def command(depot: Depot, order: int, quantity: str = "61") -> EditOrder:
    line = {"part": depot.part().pk, "quantity": quantity, "price_ex": "101.77"}
    return EditOrder.model_validate({"order": order, "supplier": depot.supplier.pk, "lines": [line]})


def test_an_edit_after_the_review_voids_it(depot: Depot) -> None:
    pk = depot.reviewed((depot.part(), "60", "101.77"))
    depot.run(edit_order, command(depot, pk), "parts_planner")
    order = Order.objects.get(pk=pk)
    assert (order.state, order.approval) == ("draft", None)
    assert order.lines.get().quantity == 61
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(send_order, SendOrder(order=pk), "parts_planner")
    number = order.number
    depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    depot.run(review_order, ReviewOrder(order=pk), "parts_manager")
    assert Order.objects.get(pk=pk).number == number


def test_unchanged_lines_keep_their_author(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    depot.run(edit_order, command(depot, pk, "60"), "parts_planner", name="宋二")
    order = Order.objects.get(pk=pk)
    assert order.lines.get().author_id == order.author_id == depot.who("parts_planner").employee_id
    assert order.edited_by_id == depot.who("parts_planner", "宋二").employee_id


def test_a_sent_order_is_not_edited(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(edit_order, command(depot, inbound.object_id), "parts_planner")
    assert Order.objects.get().lines.get().quantity == 60


def test_a_stranger_does_not_edit(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    with pytest.raises(NotAllowed):
        depot.run(edit_order, command(depot, pk), "keeper")
