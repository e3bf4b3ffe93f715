"""Approving a budget; claims are compared with it: warned at 90 %, over 100 % the general manager decides."""

from chehang.core.models import ApprovalRequest

from .conftest import refused
from .test_draft_budget import drafted


def posts_of(desk, amount: str, invoice: str) -> tuple[list[str], dict]:
    claim = desk.claim(desk.expense(amount_ex=amount, tax="0", invoice=invoice))
    done = desk.run("submit_claim", "parts_sales", claim=claim.pk)
    request = ApprovalRequest.objects.get(document="finance.claim", object_id=claim.pk)
    return list(request.steps.order_by("n").values_list("post", flat=True)), done.model_extra or {}


def test_warned_and_over(desk) -> None:
    budget = drafted(desk, "1200")  # 1,100 up to November
    assert posts_of(desk, "100", "A1")[0] == ["parts_manager"]
    refused("not_allowed", desk, "approve_budget", "finance_manager", budget=budget.pk)
    desk.run("approve_budget", "general_manager", budget=budget.pk)
    posts, said = posts_of(desk, "890", "A2")
    assert posts == ["parts_manager"] and said["near_budget"] == ["travel"] and not said["over_budget"]
    posts, said = posts_of(desk, "110.01", "A3")
    assert posts[-1] == "general_manager" and said["over_budget"] == ["travel"]
