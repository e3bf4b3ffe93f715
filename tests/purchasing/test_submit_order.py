"""Submitting draws the number and asks the parts manager."""

import pytest

from chehang.core.approvals.waiting import waiting
from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.core.models import NumberSeries
from chehang.purchasing.models import Order
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from chehang.purchasing.states import ORDER
from tests.goods import Depot


def test_submitting_numbers_the_order_and_asks_the_manager(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    done = depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    assert done.number and done.number.startswith("DG-") and done.number.endswith("-202611-00001")
    assert Order.objects.get(pk=pk).state == "submitted"
    asked = waiting(depot.who("parts_manager"), depot.clock.today())
    assert [(r.title, r.post) for r in asked] == [(done.number, "parts_manager")]


def test_twice_is_refused_and_takes_no_number(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    assert NumberSeries.objects.get(series="DG").last == 1


def test_a_stranger_does_not_submit(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    with pytest.raises(NotAllowed):
        depot.run(submit_order, SubmitOrder(order=pk), "keeper")


def test_an_order_without_lines_stays_a_draft(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    Order.objects.get(pk=pk).lines.all().delete()
    with pytest.raises(Refused, match=r"order\.empty"):
        depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    assert not NumberSeries.objects.filter(series="DG").exists()


def test_a_colleague_was_faster(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    before = Order.objects.get(pk=pk)
    depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    with pytest.raises(Conflict, match=r"state\.moved"):
        ORDER.advance(depot.context("parts_planner"), before, "submit")
