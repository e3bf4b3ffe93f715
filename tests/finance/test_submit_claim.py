"""Handing a claim in: the route goes by the amount (§8.10)."""

import pytest

from chehang.core.models import ApprovalRequest

from .conftest import refused


@pytest.mark.parametrize(
    ("amount", "posts"),
    [
        ("1000", ["parts_manager"]),
        ("1000.01", ["parts_manager", "finance_manager"]),
        ("5000", ["parts_manager", "finance_manager"]),
        ("5000.01", ["parts_manager", "finance_manager", "general_manager"]),
        ("80000", ["parts_manager", "finance_manager", "general_manager"]),
    ],
)
def test_the_limits(desk, amount, posts) -> None:
    claim = desk.submitted(desk.claim(desk.expense(amount_ex=amount, tax="0")))
    assert claim.state == "submitted" and claim.number.startswith("BX-")
    request = ApprovalRequest.objects.get(document="finance.claim", object_id=claim.pk)
    assert list(request.steps.order_by("n").values_list("post", flat=True)) == posts


def test_what_is_sent_back_is_a_draft_again(desk) -> None:
    claim = desk.submitted(desk.claim())
    refused("claim.not_your_draft", desk, "submit_claim", "accountant", claim=claim.pk)
    request = ApprovalRequest.objects.get(object_id=claim.pk, state="open")
    desk.run("core.send_back", "parts_manager", request=request.pk, reason="缺附件")
    assert desk.again(claim).state == "draft"
    assert desk.submitted(claim).number == claim.number
    request = ApprovalRequest.objects.get(object_id=claim.pk, state="open")
    desk.run("core.withdraw_request", "parts_sales", request=request.pk, reason="先不报")
    assert desk.again(claim).state == "draft"
