"""One price of a draft."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotFound, Refused
from chehang.pricing.operations.change_proposed_price import ChangeProposedPrice, change_proposed_price
from tests.shop import PadShop


def test_change_and_drop(padshop: PadShop, propose) -> None:
    proposal = propose()
    cmd = {"proposal": proposal.pk, "part": padshop.pads.pk}
    padshop.depot.run(change_proposed_price, ChangeProposedPrice(**cmd, new_price="449"), "parts_planner")
    assert proposal.lines.get().new_inc == D(449)
    padshop.depot.run(change_proposed_price, ChangeProposedPrice(**cmd), "parts_planner")
    assert not proposal.lines.exists()
    with pytest.raises(Refused, match=r"proposal\.not_on_it"):
        padshop.depot.run(change_proposed_price, ChangeProposedPrice(**cmd, new_price="449"), "parts_planner")


def test_a_submitted_one_stays(padshop: PadShop, submitted) -> None:
    proposal = submitted()
    cmd = ChangeProposedPrice(proposal=proposal.pk, part=padshop.pads.pk, new_price="1")
    with pytest.raises(Refused, match=r"proposal\.not_draft"):
        padshop.depot.run(change_proposed_price, cmd, "parts_planner")
    assert proposal.lines.get().new_inc == D(439)


def test_another_store_s_proposal_is_unknown(padshop: PadShop, propose, actor_of, other_store) -> None:
    cmd = ChangeProposedPrice(proposal=propose().pk, part=padshop.pads.pk, new_price="1")
    with pytest.raises(NotFound):
        change_proposed_price(cmd, actor=actor_of("parts_manager", at=other_store), clock=padshop.depot.clock)
