"""Changing a claim."""

from decimal import Decimal

from .conftest import refused


def test_only_the_claimant_and_only_a_draft(desk) -> None:
    claim = desk.claim()
    new = {"claim": claim.pk, "purpose": "改", "lines": [desk.expense(amount_ex="100", tax="9")]}
    refused("claim.not_your_draft", desk, "edit_claim", "accountant", **new)
    desk.run("edit_claim", "parts_sales", **new)
    assert desk.again(claim).amount == Decimal(109) and claim.lines.get().invoice.number == "26119110001"
    desk.submitted(claim)
    refused("claim.not_your_draft", desk, "edit_claim", "parts_sales", **new)
