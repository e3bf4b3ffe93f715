"""An author takes a request back."""

import pytest

from chehang.core.errors import Refused
from chehang.core.operations.withdraw_request import WithdrawRequest, withdraw_request
from chehang.purchasing.models import Order
from tests.approving import handed_in, says_yes, seen_by
from tests.goods import Depot


def test_taken_back_it_waits_no_more(depot: Depot) -> None:
    manager = depot.who("parts_manager")
    request = handed_in(depot)
    depot.run(withdraw_request, WithdrawRequest(request=request.pk, reason="供应商变了"), "parts_planner")
    assert Order.objects.get(pk=request.object_id).state == "draft" and seen_by(manager, depot) == []


def test_only_an_author_and_only_before_it_is_decided(depot: Depot) -> None:
    depot.who("parts_manager")
    request = handed_in(depot)
    with pytest.raises(Refused, match=r"approval\.not_author"):
        depot.run(withdraw_request, WithdrawRequest(request=request.pk, reason="不要"), "parts_manager")
    says_yes(depot, request, "parts_manager")
    with pytest.raises(Refused, match=r"approval\.none"):
        depot.run(withdraw_request, WithdrawRequest(request=request.pk, reason="不要"), "parts_planner")
    assert Order.objects.get(pk=request.object_id).state == "reviewed"
