"""Approving by routes: steps in order, never an author, every person once, on the content that was handed in (I34–I36)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.core.approvals.waiting import how_many
from chehang.core.errors import Conflict, NotAllowed, NotFound, Refused
from chehang.core.inbox import open_items
from chehang.core.models import Approval, ApprovalRequest
from chehang.core.operations.approve import Approve, approve
from chehang.core.verify import broken
from chehang.org.models import Account, Assignment, Store
from chehang.org.services import actor_for
from chehang.purchasing.models import Order
from chehang.purchasing.operations.draft_order import DraftOrder, draft_order
from chehang.purchasing.operations.edit_order import EditOrder, edit_order
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from tests.approving import handed_in, routes, says_yes, seen_by, stands_in
from tests.goods import Depot

TWO_BANDS = (
    {"amount_to": "5000", "post": "parts_manager"},
    {"amount_from": "5000", "post": "parts_manager"},
    {"amount_from": "5000", "step": 2, "post": "general_manager"},
)


@pytest.fixture
def staffed(depot: Depot) -> Depot:
    for post in ("parts_manager", "general_manager", "finance_manager", "hr_manager"):
        depot.who(post)
    return depot


def sound() -> None:
    assert [
        f"{rule.code} {row}" for rule, row in broken() if rule.code in ("I34a", "I35a", "I36a", "I36b", "I36c", "I15")
    ] == []


def test_the_usual_route_asks_one_and_takes_effect(staffed: Depot) -> None:
    request = handed_in(staffed)
    manager = staffed.who("parts_manager")
    assert seen_by(manager, staffed) == [request.pk] and how_many(manager, staffed.clock.today()) == 1
    assert seen_by(staffed.who("general_manager"), staffed) == [] == seen_by(staffed.who("parts_planner"), staffed)
    says_yes(staffed, request, "parts_manager", reason="同意")
    order = Order.objects.get(pk=request.object_id)
    assert order.state == "reviewed" and order.approval and order.approval.reason == "同意"
    assert seen_by(manager, staffed) == []
    sound()


def test_a_large_order_needs_both_in_their_order(staffed: Depot) -> None:
    routes(staffed, *TWO_BANDS)
    request = handed_in(staffed, "60", "100")
    with pytest.raises(Refused, match=r"approval\.not_asked"):
        says_yes(staffed, request, "general_manager")
    says_yes(staffed, request, "parts_manager")
    assert Order.objects.get(pk=request.object_id).state == "submitted"
    assert seen_by(staffed.who("parts_manager"), staffed) == []
    says_yes(staffed, request, "general_manager")
    assert Order.objects.get(pk=request.object_id).state == "reviewed"
    sound()


def test_routes_that_change_meanwhile_do_not_change_what_waits(staffed: Depot) -> None:
    request = handed_in(staffed, "60", "100")
    routes(staffed, *TWO_BANDS)
    says_yes(staffed, request, "parts_manager")
    assert Order.objects.get(pk=request.object_id).state == "reviewed", "the limits of the day it was handed in"
    sound()


def test_an_author_of_another_document_is_a_step_of_this_one(staffed: Depot) -> None:
    """He is left out only where he is author."""
    own = draft(staffed, "parts_manager")
    other = handed_in(staffed)
    assert seen_by(staffed.who("parts_manager"), staffed) == [other.pk]
    assert own.pk != other.pk


def draft(depot: Depot, post: str) -> ApprovalRequest:
    line = {"part": depot.part().pk, "quantity": "9", "price_ex": "100"}
    cmd = DraftOrder.model_validate({"supplier": depot.supplier.pk, "lines": [line]})
    pk = depot.run(draft_order, cmd, post).id
    depot.run(submit_order, SubmitOrder(order=int(pk or 0)), post)
    return ApprovalRequest.objects.get(object_id=pk, state="open")


def test_what_only_its_author_could_decide_goes_one_post_up(staffed: Depot) -> None:
    request = draft(staffed, "parts_manager")
    with pytest.raises(Refused, match=r"approval\.own_work"):
        says_yes(staffed, request, "parts_manager")
    assert seen_by(staffed.who("general_manager"), staffed) == [request.pk]
    says_yes(staffed, request, "general_manager")
    assert Order.objects.get(pk=request.object_id).state == "reviewed"
    sound()


def test_with_a_second_holder_it_stays_with_the_post(staffed: Depot) -> None:
    staffed.who("parts_manager", "周二")
    request = draft(staffed, "parts_manager")
    assert seen_by(staffed.who("general_manager"), staffed) == []
    says_yes(staffed, request, "parts_manager", name="周二")


def test_a_post_nobody_holds_goes_one_post_up(staffed: Depot) -> None:
    Assignment.objects.filter(post="parts_manager").update(until=staffed.clock.today() - timedelta(days=1))
    request = handed_in(staffed)
    assert seen_by(staffed.who("general_manager"), staffed) == [request.pk]
    says_yes(staffed, request, "general_manager")


def test_when_nobody_is_left_the_asker_is_told(depot: Depot) -> None:
    handed_in(depot)
    told = open_items(depot.who("parts_planner")).get()
    assert "nobody is there" in told.message


def test_a_second_account_is_the_same_person(staffed: Depot) -> None:
    request = draft(staffed, "parts_manager")
    employee = Account.objects.get(pk=staffed.who("parts_manager").account_id).employee
    second = Account.objects.create_user("second-login", "pass-word-9", employee)
    with pytest.raises(Refused, match=r"approval\.own_work"):
        approve(Approve(request=request.pk), actor=actor_for(second, staffed.clock), clock=staffed.clock)


def test_two_of_a_post_are_two_persons(staffed: Depot) -> None:
    staffed.who("parts_manager", "周二")
    routes(staffed, {"post": "parts_manager", "people": 2})
    request = handed_in(staffed)
    says_yes(staffed, request, "parts_manager")
    with pytest.raises(Refused, match=r"approval\.again"):
        says_yes(staffed, request, "parts_manager")
    assert Order.objects.get(pk=request.object_id).state == "submitted"
    says_yes(staffed, request, "parts_manager", name="周二")
    assert Order.objects.get(pk=request.object_id).state == "reviewed"
    sound()


def test_a_substitute_decides_in_those_days_only(staffed: Depot) -> None:
    sales = staffed.who("parts_sales")
    request = handed_in(staffed)
    with pytest.raises(Refused, match=r"approval\.not_asked"):
        says_yes(staffed, request, "parts_sales")
    stands_in(staffed, staffed.who("parts_manager"), sales)
    assert seen_by(sales, staffed) == [request.pk]
    staffed.clock.at += timedelta(days=4)
    assert seen_by(sales, staffed) == []
    staffed.clock.at -= timedelta(days=4)
    says_yes(staffed, request, "parts_sales")
    decision = Approval.objects.get()
    manager = staffed.who("parts_manager")
    assert (decision.employee_id, decision.voice_id) == (sales.employee_id, manager.employee_id)
    assert decision.voice_name == manager.name
    sound()


def test_no_own_work_through_a_substitute(staffed: Depot) -> None:
    """Neither does the author decide as a substitute, nor a substitute for the author."""
    manager, sales = staffed.who("parts_manager"), staffed.who("parts_sales")
    stands_in(staffed, manager, sales)
    of_the_absent = draft(staffed, "parts_manager")
    with pytest.raises(Refused, match=r"approval\.own_work"):
        says_yes(staffed, of_the_absent, "parts_sales")
    assert seen_by(sales, staffed) == [] and seen_by(staffed.who("general_manager"), staffed) == [of_the_absent.pk]


def test_one_voice_is_not_heard_twice(staffed: Depot) -> None:
    """Two managers are asked: one and his own substitute are one."""
    manager, sales = staffed.who("parts_manager"), staffed.who("parts_sales")
    staffed.who("parts_manager", "周二")
    routes(staffed, {"post": "parts_manager", "people": 2})
    stands_in(staffed, manager, sales)
    request = handed_in(staffed)
    says_yes(staffed, request, "parts_manager")
    with pytest.raises(Refused, match=r"approval\.again"):
        says_yes(staffed, request, "parts_sales")


def test_an_edit_voids_and_asks_again_with_what_changed(staffed: Depot) -> None:
    first = handed_in(staffed)
    line = {"part": staffed.part().pk, "quantity": "61", "price_ex": "100"}
    cmd = EditOrder.model_validate({"order": first.object_id, "supplier": staffed.supplier.pk, "lines": [line]})
    staffed.run(edit_order, cmd, "parts_planner")
    with pytest.raises(Refused):
        says_yes(staffed, first, "parts_manager")
    staffed.run(submit_order, SubmitOrder(order=first.object_id), "parts_planner")
    again = ApprovalRequest.objects.get(object_id=first.object_id, state="open")
    assert again.previous_id == first.pk and again.shown != first.shown
    with pytest.raises(Conflict, match=r"approval\.changed"):
        says_yes(staffed, first, "parts_manager")
    says_yes(staffed, again, "parts_manager")
    sound()


def test_who_edits_as_a_substitute_is_an_author(staffed: Depot) -> None:
    manager, planner = staffed.who("parts_manager"), staffed.who("parts_planner")
    request = handed_in(staffed)
    line = {"part": staffed.part().pk, "quantity": "61", "price_ex": "100"}
    cmd = EditOrder.model_validate({"order": request.object_id, "supplier": staffed.supplier.pk, "lines": [line]})
    staffed.run(edit_order, cmd, "parts_manager")
    staffed.run(submit_order, SubmitOrder(order=request.object_id), "parts_planner")
    again = ApprovalRequest.objects.get(object_id=request.object_id, state="open")
    assert {*again.authors.values_list("employee_id", flat=True)} == {manager.employee_id, planner.employee_id}
    with pytest.raises(Refused, match=r"approval\.own_work"):
        says_yes(staffed, again, "parts_manager")


def test_content_changed_behind_the_request_is_not_approved(staffed: Depot) -> None:
    request = handed_in(staffed)
    Order.objects.filter(pk=request.object_id).update(note="x")
    before = Order.objects.get(pk=request.object_id)
    Order.objects.filter(pk=request.object_id).update(reason="另一个")
    with pytest.raises(Conflict, match=r"approval\.edited"):
        says_yes(staffed, request, "parts_manager")
    assert before.state == "submitted" and not Approval.objects.exists()


def test_a_purchase_split_below_the_limit_takes_the_route_of_the_whole(staffed: Depot) -> None:
    routes(staffed, *TWO_BANDS)
    first = handed_in(staffed, "40", "100")
    assert not first.split and first.steps.count() == 1
    second = handed_in(staffed, "30", "100")
    assert second.split and second.limit_amount == first.amount + second.amount and second.steps.count() == 2
    staffed.clock.at += timedelta(days=8)
    assert not handed_in(staffed, "30", "100").split
    sound()


def test_another_store_and_a_stranger_decide_nothing(staffed: Depot, other_store: Store, actor_of: Any) -> None:
    request = handed_in(staffed)
    foreign = actor_of("parts_manager", at=other_store)
    with pytest.raises(NotFound):
        approve(Approve(request=request.pk), actor=foreign, clock=staffed.clock)
    with pytest.raises(Refused, match=r"approval\.not_asked"):
        says_yes(staffed, request, "keeper")
    bare = replace(staffed.who("parts_manager"), permissions=frozenset())
    with pytest.raises(NotAllowed):
        approve(Approve(request=request.pk), actor=bare, clock=staffed.clock)
    assert not Approval.objects.exists()


def test_the_same_click_twice_is_one_decision(staffed: Depot) -> None:
    request = handed_in(staffed)
    for _again in range(2):
        staffed.run(approve, Approve(request=request.pk), "parts_manager", key="a1")
    assert Approval.objects.count() == 1


def test_the_database_refuses_an_author_and_an_unfinished_approval(staffed: Depot) -> None:
    request = handed_in(staffed)
    author = staffed.who("parts_planner").employee_id
    row = {
        "request": request, "step": 1, "store_id": request.store_id, "document": request.document,
        "object_id": request.object_id, "at": staffed.clock.now(), "employee_id": author, "actor_name": "x",
        "decision": "approved", "digest": request.digest,
    }  # fmt: skip
    with pytest.raises(IntegrityError, match="guard:core_approval_by_another"), transaction.atomic():
        Approval.objects.create(**row)
    with pytest.raises(IntegrityError, match="guard:core_approvalrequest_complete"), transaction.atomic():
        ApprovalRequest.objects.filter(pk=request.pk).update(state="approved")
