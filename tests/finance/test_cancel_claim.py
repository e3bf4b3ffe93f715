"""Cancelling a claim."""

from .conftest import refused


def test_before_it_is_paid(desk) -> None:
    claim = desk.submitted(desk.claim())
    refused("claim.not_your_draft", desk, "cancel_claim", "accountant", claim=claim.pk, reason="不报了")
    desk.run("cancel_claim", "parts_sales", claim=claim.pk, reason="不报了")
    assert desk.again(claim).state == "cancelled" and claim.lines.get().invoice.void
