"""Returning: back to the author with a reason, to be changed and submitted again under the same number."""

import pytest

from chehang.core.errors import Refused
from chehang.core.models import InboxItem, Transition
from chehang.pricing.operations.return_proposal import ReturnProposal, return_proposal
from chehang.pricing.operations.submit_proposal import SubmitProposal, submit_proposal
from tests.selling import Shop


def test_back_and_again(shop: Shop, submitted) -> None:
    proposal = submitted()
    shop.depot.run(return_proposal, ReturnProposal(proposal=proposal.pk, reason="降得太多"), "parts_manager")
    assert Transition.objects.get(move="return").reason == "降得太多"
    author = shop.depot.who("parts_planner").employee_id
    assert InboxItem.objects.filter(employee_id=author, done_at=None).count() == 1
    shop.depot.run(submit_proposal, SubmitProposal(proposal=proposal.pk), "parts_planner")
    before = proposal.number
    proposal.refresh_from_db()
    assert (proposal.state, proposal.number) == ("submitted", before)


def test_a_draft_is_not_returned(shop: Shop, propose) -> None:
    with pytest.raises(Refused, match=r"state\.wrong"):
        shop.depot.run(return_proposal, ReturnProposal(proposal=propose().pk, reason="降得太多"), "parts_manager")
