"""Sending back: with a reason, by who is asked."""

import pytest

from chehang.core.errors import Refused
from chehang.core.inbox import open_items
from chehang.core.models import ApprovalRequest
from chehang.core.operations.send_back import SendBack
from chehang.purchasing.models import Order
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from tests.approving import handed_in, says_no, says_yes
from tests.goods import Depot


def test_sent_back_it_is_a_draft_with_its_reason(depot: Depot) -> None:
    depot.who("parts_manager")
    request = handed_in(depot)
    says_no(depot, request, "parts_manager", "数量太多")
    assert Order.objects.get(pk=request.object_id).state == "draft"
    assert [i.params.get("reason") for i in open_items(depot.who("parts_planner"))] == ["数量太多"]
    assert ApprovalRequest.objects.get(pk=request.pk).state == "returned"


def test_handed_in_again_unchanged_it_says_so(depot: Depot) -> None:
    depot.who("parts_manager")
    request = handed_in(depot)
    says_no(depot, request, "parts_manager")
    depot.run(submit_order, SubmitOrder(order=request.object_id), "parts_planner")
    again = ApprovalRequest.objects.get(object_id=request.object_id, state="open")
    assert again.previous_id == request.pk and again.shown == request.shown


def test_what_was_granted_can_be_taken_back(depot: Depot) -> None:
    depot.who("parts_manager")
    request = handed_in(depot)
    says_yes(depot, request, "parts_manager")
    says_no(depot, request, "parts_manager", "价格有误")
    assert Order.objects.get(pk=request.object_id).state == "draft"


def test_an_author_or_a_stranger_sends_nothing_back(depot: Depot) -> None:
    depot.who("parts_manager")
    request = handed_in(depot)
    for post, code in (("parts_planner", r"approval\.own_work"), ("keeper", r"approval\.not_asked")):
        with pytest.raises(Refused, match=code):
            says_no(depot, request, post)
    assert Order.objects.get(pk=request.object_id).state == "submitted"


def test_a_reason_is_needed() -> None:
    with pytest.raises(ValueError):
        SendBack(request=1, reason="")
