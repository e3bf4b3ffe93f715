"""Price proposals over the shop: pads that cost 267.50 and are listed at 458."""

from collections.abc import Callable
from typing import Any

import pytest

from chehang.pricing.models import PriceProposal
from chehang.pricing.operations.propose_prices import ProposePrices, propose_prices
from chehang.pricing.operations.submit_proposal import SubmitProposal, submit_proposal
from tests.selling import shop
from tests.shop import PadShop

__all__ = ["shop"]

Propose = Callable[..., PriceProposal]


@pytest.fixture
def propose(padshop: PadShop) -> Propose:
    """``propose(basis="list", percent="-3")``: the planner drafts a proposal for the pads."""

    def make(post: str = "parts_planner", **also: Any) -> PriceProposal:
        cmd = ProposePrices.model_validate({"parts": [{"part": padshop.pads.pk}], "reason": "成本变动", **also})
        return PriceProposal.objects.get(pk=padshop.depot.run(propose_prices, cmd, post).id)

    return make


@pytest.fixture
def submitted(padshop: PadShop, propose: Propose) -> Propose:
    """The same, submitted."""

    def make(**also: Any) -> PriceProposal:
        proposal = propose(**also)
        padshop.depot.run(submit_proposal, SubmitProposal(proposal=proposal.pk), "parts_planner")
        proposal.refresh_from_db()
        return proposal

    return make
