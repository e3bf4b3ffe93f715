"""Submitting: numbered, and the post that its route names is asked."""

import pytest

from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest
from chehang.pricing.operations.change_proposed_price import ChangeProposedPrice, change_proposed_price
from chehang.pricing.operations.submit_proposal import SubmitProposal, submit_proposal
from tests.shop import PadShop


@pytest.mark.parametrize(
    ("percent", "post"), [("-3", "parts_manager"), ("-10", "finance_manager"), ("-20", "general_manager")]
)
def test_the_right_post_is_asked(submitted, percent: str, post: str) -> None:
    proposal = submitted(basis="list", percent=percent)
    assert (proposal.state, proposal.number) == ("submitted", "PPA-01-202611-00001")
    [asked] = ApprovalRequest.objects.filter(document="pricing.proposal", object_id=proposal.pk)
    assert (asked.post, asked.state, [n for n, _text in asked.shown][:2]) == (post, "open", ["Price class", "Rule"])


def test_an_empty_one_is_refused_and_draws_no_number(padshop: PadShop, propose) -> None:
    proposal = propose()
    padshop.depot.run(
        change_proposed_price, ChangeProposedPrice(proposal=proposal.pk, part=padshop.pads.pk), "parts_planner"
    )
    with pytest.raises(Refused, match=r"proposal\.empty"):
        padshop.depot.run(submit_proposal, SubmitProposal(proposal=proposal.pk), "parts_planner")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.number) == ("draft", "")


def test_twice_is_refused(padshop: PadShop, submitted) -> None:
    with pytest.raises(Refused, match=r"state\.wrong"):
        padshop.depot.run(submit_proposal, SubmitProposal(proposal=submitted().pk), "parts_planner")


def test_more_prices_than_one_reads_go_to_the_general_manager(padshop: PadShop, propose, monkeypatch) -> None:
    monkeypatch.setattr("chehang.pricing.documents.MANY", 0)
    proposal = propose(basis="list", percent="-3")
    padshop.depot.run(submit_proposal, SubmitProposal(proposal=proposal.pk), "parts_planner")
    assert ApprovalRequest.objects.get(object_id=proposal.pk, document="pricing.proposal").post == "general_manager"
