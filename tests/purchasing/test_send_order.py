"""Sending: only what was reviewed, and the warehouse expects it."""

from decimal import Decimal as D

import pytest

from chehang.core import guards
from chehang.core.errors import NotAllowed, Refused
from chehang.core.inbox import open_items
from chehang.purchasing.models import Order, OrderLine
from chehang.purchasing.operations.send_order import SendOrder, send_order
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from chehang.purchasing.order_file import order_file
from chehang.purchasing.printouts.purchase_order import purchase_order
from chehang.purchasing.services import on_order
from chehang.warehouse.models import Inbound
from tests.goods import Depot


def test_a_sent_order_is_expected(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    order = Order.objects.get()
    line = inbound.lines.get()
    assert order.state == "sent" and inbound.state == "expected"
    assert (inbound.document, inbound.object_id, inbound.source_number) == ("purchasing.order", order.pk, order.number)
    assert (line.expected, line.price_ex, line.tax_rate) == (D(60), D("101.77"), D("0.13"))
    assert on_order(depot.who("parts_planner"), [part.pk]) == {part.pk: D(60)}


def test_each_step_takes_the_message_before_it_off_the_desks(depot: Depot) -> None:
    pk = depot.reviewed((depot.part(), "60", "101.77"))
    planner, manager = depot.who("parts_planner"), depot.who("parts_manager")
    assert [item.subject_id for item in open_items(planner)] == [pk] and not open_items(manager)
    depot.run(send_order, SendOrder(order=pk), "parts_planner")
    assert not open_items(planner)


def test_without_a_review_nothing_is_sent(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(send_order, SendOrder(order=pk), "parts_planner")
    assert not Inbound.objects.exists()


def test_sending_twice_is_refused(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(send_order, SendOrder(order=inbound.object_id), "parts_planner")
    assert Inbound.objects.count() == 1


def test_a_stranger_does_not_send(depot: Depot) -> None:
    pk = depot.reviewed((depot.part(), "60", "101.77"))
    with pytest.raises(NotAllowed):
        depot.run(send_order, SendOrder(order=pk), "keeper")


def test_repeating_the_request_sends_once(depot: Depot) -> None:
    pk = depot.reviewed((depot.part(), "60", "101.77"))
    for _again in range(2):
        depot.run(send_order, SendOrder(order=pk), "parts_planner", key="s1")
    assert Inbound.objects.count() == 1


def test_the_paper_and_the_file_say_the_order(depot: Depot) -> None:
    depot.ordered((depot.part(), "60", "101.77"))
    order = Order.objects.get()
    paper = purchase_order(order)
    assert (paper.total, paper.lines[0].part_no, paper.planner.name) == (
        D("6900.01"),
        "H3A 115 403 F",
        depot.who("parts_planner").name,
    )
    assert paper.parts_manager.name == depot.who("parts_manager").name
    assert order_file(order).startswith(b"PK")


def test_a_review_of_other_content_does_not_count(depot: Depot) -> None:
    """Behind the operations' back: what was reviewed is not what would be sent (H4)."""
    pk = depot.reviewed((depot.part(), "60", "101.77"))
    guards.remove("purchasing")
    OrderLine.objects.filter(order_id=pk).update(part_name="前制动片")
    with pytest.raises(Refused, match=r"order\.not_reviewed"):
        depot.run(send_order, SendOrder(order=pk), "parts_planner")
    assert not Inbound.objects.exists()
