"""Giving a proposal up."""

import pytest

from chehang.core.errors import Refused
from chehang.core.models import InboxItem
from chehang.pricing.models import SellingPrice
from chehang.pricing.operations.approve_proposal import ApproveProposal, approve_proposal
from chehang.pricing.operations.cancel_proposal import CancelProposal, cancel_proposal
from tests.shop import PadShop


def test_prices_stay_and_the_desks_are_cleared(padshop: PadShop, submitted) -> None:
    proposal = submitted()
    padshop.depot.run(cancel_proposal, CancelProposal(proposal=proposal.pk, reason="不调了"), "parts_planner")
    proposal.refresh_from_db()
    assert (proposal.state, SellingPrice.objects.count()) == ("cancelled", 0)
    assert not InboxItem.objects.filter(subject="pricing.PriceProposal", done_at=None).exists()


def test_an_approved_one_stays(padshop: PadShop, submitted) -> None:
    proposal = submitted(basis="list", percent="-3")
    padshop.depot.run(approve_proposal, ApproveProposal(proposal=proposal.pk), "parts_manager")
    with pytest.raises(Refused, match=r"state\.wrong"):
        padshop.depot.run(cancel_proposal, CancelProposal(proposal=proposal.pk, reason="不调了"), "parts_planner")
