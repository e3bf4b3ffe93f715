"""The review: by the parts manager, never by an author (I34)."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Approval
from chehang.org.models import Account
from chehang.org.services import actor_for
from chehang.purchasing.models import Order
from chehang.purchasing.operations.draft_order import DraftOrder, draft_order
from chehang.purchasing.operations.edit_order import EditOrder, edit_order
from chehang.purchasing.operations.review_order import ReviewOrder, review_order
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from tests.goods import Depot


def content(depot: Depot, quantity: str = "60") -> dict[str, Any]:
    line = {"part": depot.part().pk, "quantity": quantity, "price_ex": "101.77"}
    return {"supplier": depot.supplier.pk, "lines": [line]}


def test_the_manager_reviews(depot: Depot) -> None:
    pk = depot.reviewed((depot.part(), "60", "101.77"))
    order = Order.objects.get(pk=pk)
    assert order.state == "reviewed" and order.approval
    assert order.approval.employee_id == depot.who("parts_manager").employee_id
    assert order.approval.amount == 690001


def test_the_author_does_not_review(depot: Depot) -> None:
    manager = depot.who("parts_manager")
    pk = depot.run(draft_order, DraftOrder.model_validate(content(depot)), "parts_manager").id
    depot.run(submit_order, SubmitOrder(order=pk), "parts_manager")
    with pytest.raises(Refused, match=r"approval\.own_work"):
        depot.run(review_order, ReviewOrder(order=pk), "parts_manager")
    second = Account.objects.create_user(
        "second-login", "pass-word-9", Account.objects.get(pk=manager.account_id).employee
    )
    with pytest.raises(Refused, match=r"approval\.own_work"):
        review_order(ReviewOrder(order=pk), actor=actor_for(second, depot.clock), clock=depot.clock)
    depot.run(review_order, ReviewOrder(order=pk), "parts_manager", name="周二")
    assert Order.objects.get(pk=pk).state == "reviewed"


def test_who_wrote_a_line_does_not_review(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    cmd = EditOrder.model_validate(content(depot, "61") | {"order": pk})
    depot.run(edit_order, cmd, "parts_manager")
    depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    with pytest.raises(Refused, match=r"approval\.own_work"):
        depot.run(review_order, ReviewOrder(order=pk), "parts_manager")
    assert not Approval.objects.exists()


def test_only_submitted_orders_are_reviewed(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(review_order, ReviewOrder(order=pk), "parts_manager")
    assert not Approval.objects.exists()


def test_a_planner_does_not_review(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    with pytest.raises(NotAllowed):
        depot.run(review_order, ReviewOrder(order=pk), "parts_planner", name="宋二")


def test_the_database_refuses_a_review_by_the_author(depot: Depot) -> None:
    """Were the check in the code lost, the guard would still hold."""
    pk = depot.draft((depot.part(), "60", "101.77"))
    depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    order = Order.objects.get(pk=pk)
    approval = Approval.objects.create(
        store_id=order.store_id,
        document="purchasing.order",
        object_id=pk,
        at=depot.clock.now(),
        employee_id=order.author_id,
        actor_name="x",
        decision="approved",
        digest="0" * 64,
    )
    with pytest.raises(IntegrityError, match="guard:purchasing_order_reviewed_by_another"), transaction.atomic():
        Order.objects.filter(pk=pk).update(state="reviewed", approval=approval)


def test_the_database_keeps_the_lines_of_a_reviewed_order(depot: Depot) -> None:
    order = Order.objects.get(pk=depot.reviewed((depot.part(), "60", "101.77")))
    for act in (lambda: order.lines.update(quantity=61), lambda: order.lines.all().delete()):
        with pytest.raises(IntegrityError, match="guard:purchasing_orderline"), transaction.atomic():
            act()


def test_repeating_the_request_reviews_once(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    for _again in range(2):
        depot.run(review_order, ReviewOrder(order=pk), "parts_manager", key="r1")
    assert Approval.objects.count() == 1


def test_rights_are_asked_at_the_act(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    bare = replace(depot.who("parts_manager"), permissions=frozenset())
    with pytest.raises(NotAllowed):
        review_order(ReviewOrder(order=pk), actor=bare, clock=depot.clock)
