"""Returning: back to the author with a reason, to be changed and submitted again under the same number."""

import pytest

from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest, InboxItem, Transition
from chehang.pricing.operations.return_proposal import ReturnProposal, return_proposal
from chehang.pricing.operations.submit_proposal import SubmitProposal, submit_proposal
from tests.shop import PadShop


def test_back_and_again(padshop: PadShop, submitted) -> None:
    proposal = submitted(basis="list", percent="-3")
    padshop.depot.run(return_proposal, ReturnProposal(proposal=proposal.pk, reason="降得太多"), "parts_manager")
    assert Transition.objects.get(machine="pricing.proposal", move="return").reason == "降得太多"
    author = padshop.depot.who("parts_planner").employee_id
    assert InboxItem.objects.filter(employee_id=author, done_at=None).count() == 1
    padshop.depot.run(submit_proposal, SubmitProposal(proposal=proposal.pk), "parts_planner")
    before = proposal.number
    proposal.refresh_from_db()
    assert (proposal.state, proposal.number) == ("submitted", before)
    asked = ApprovalRequest.objects.get(document="pricing.proposal", object_id=proposal.pk, state="open")
    assert asked.previous is not None and asked.previous.state == "returned", "what changed since is shown from it"


def test_who_is_not_asked_does_not_return_it(padshop: PadShop, submitted) -> None:
    proposal = submitted(basis="list", percent="-3")
    cmd = ReturnProposal(proposal=proposal.pk, reason="降得太多")
    with pytest.raises(Refused, match=r"approval\.not_asked"):
        padshop.depot.run(return_proposal, cmd, "finance_manager")


def test_one_handed_in_before_there_were_routes_goes_back(padshop: PadShop, submitted) -> None:
    proposal = submitted(basis="list", percent="-3")
    ApprovalRequest.objects.filter(object_id=proposal.pk).update(state="void")
    padshop.depot.run(return_proposal, ReturnProposal(proposal=proposal.pk, reason="请重新提交"), "parts_manager")
    proposal.refresh_from_db()
    assert proposal.state == "draft"


def test_a_draft_is_not_returned(padshop: PadShop, propose) -> None:
    with pytest.raises(Refused, match=r"state\.wrong"):
        padshop.depot.run(return_proposal, ReturnProposal(proposal=propose().pk, reason="降得太多"), "parts_manager")
