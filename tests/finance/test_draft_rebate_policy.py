"""The maker's steps, as his paper says them."""

from chehang.finance.models import RebatePolicy

from .conftest import refused
from .maker import STEPS, policy


def test_kept_as_a_draft(desk, supplier) -> None:
    made = policy(desk, supplier.pk)
    assert (made.state, made.steps) == ("draft", [[1, "1130"], [3, "2260"]])
    facts = {
        "supplier": supplier.pk,
        "name": "x",
        "paper": "x",
        "valid_from": "2026-11-01",
        "valid_to": "2026-10-31",
        "steps": STEPS,
    }
    refused("rebate.days", desk, "draft_rebate_policy", "accountant", **facts)
    refused(
        "rebate.steps",
        desk,
        "draft_rebate_policy",
        "accountant",
        **(facts | {"valid_to": "2026-11-30", "steps": STEPS[::-1]}),
    )
    much = facts | {"valid_to": "2026-11-30", "unit": "percent"}
    refused("rebate.percent", desk, "draft_rebate_policy", "accountant", **much)
    assert RebatePolicy.objects.count() == 1
