"""Approving: by another person, within the post's limit; then the prices count from their day."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest
from chehang.pricing.models import PriceProposal, ProposedPrice, SellingPrice
from chehang.pricing.operations.approve_proposal import ApproveProposal, approve_proposal
from chehang.pricing.operations.set_price import SetPrice, set_price
from chehang.pricing.operations.submit_proposal import SubmitProposal, submit_proposal
from chehang.pricing.services import prices_for
from tests.approving import seen_by
from tests.shop import PadShop


def approve(padshop: PadShop, proposal: PriceProposal, post: str, **also: str) -> None:
    padshop.depot.run(approve_proposal, ApproveProposal(proposal=proposal.pk), post, **also)


def price(padshop: PadShop, days: int = 0) -> D:
    on = padshop.depot.clock.today() + timedelta(days=days)
    return prices_for(padshop.depot.store.pk, [padshop.pads.pk], "retail", on)[padshop.pads.pk].price_inc


def test_the_prices_count_from_their_day(padshop: PadShop, submitted) -> None:
    proposal = submitted(basis="list", percent="-3", valid_from=padshop.depot.clock.today() + timedelta(days=1))
    approve(padshop, proposal, "parts_manager")
    assert (price(padshop), price(padshop, 1)) == (D(458), D(445))
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by_id) == ("approved", padshop.depot.who("parts_manager").employee_id)


def test_after_an_earlier_price_of_the_same_day(padshop: PadShop, submitted) -> None:
    proposal = submitted(basis="list", percent="-3")
    padshop.depot.run(set_price, SetPrice(part=padshop.pads.pk, price_inc="450", reason="临时价"), "parts_manager")
    approve(padshop, proposal, "parts_manager")
    assert price(padshop) == D(445)


def test_a_day_that_passed_while_waiting_is_today(padshop: PadShop, submitted) -> None:
    proposal = submitted(basis="list", percent="-3")
    padshop.depot.clock.at += timedelta(days=3)
    approve(padshop, proposal, "parts_manager")
    assert SellingPrice.objects.get().valid_from == padshop.depot.clock.today()


@pytest.mark.parametrize(
    ("percent", "too_small", "large_enough"),
    [("-10", "parts_manager", "finance_manager"), ("-20", "finance_manager", "general_manager")],
)
def test_the_limits_of_the_posts(padshop: PadShop, submitted, percent: str, too_small: str, large_enough: str) -> None:
    proposal = submitted(basis="list", percent=percent)
    with pytest.raises(Refused, match=r"approval\.not_asked"):
        approve(padshop, proposal, too_small)
    assert not SellingPrice.objects.exists()
    asked = ApprovalRequest.objects.get(document="pricing.proposal", object_id=proposal.pk)
    assert seen_by(padshop.depot.who(too_small), padshop.depot) == []
    assert seen_by(padshop.depot.who(large_enough), padshop.depot) == [asked.pk]
    approve(padshop, proposal, large_enough)
    assert SellingPrice.objects.count() == 1


def test_nobody_approves_their_own(padshop: PadShop, propose) -> None:
    proposal = propose("parts_manager", basis="list", percent="-3")
    padshop.depot.run(submit_proposal, SubmitProposal(proposal=proposal.pk), "parts_manager")
    with pytest.raises(Refused, match=r"approval\.own_work"):
        approve(padshop, proposal, "parts_manager")
    approve(padshop, proposal, "parts_manager", name="另一位经理")


def test_a_draft_or_a_decided_one_is_not_approved(padshop: PadShop, propose, submitted) -> None:
    with pytest.raises(Refused, match=r"state\.wrong"):
        approve(padshop, propose(), "parts_manager")
    done = submitted(basis="list", percent="-3")
    approve(padshop, done, "parts_manager")
    with pytest.raises(Refused, match=r"state\.wrong"):
        approve(padshop, done, "parts_manager")
    assert SellingPrice.objects.count() == 1


def test_the_database_keeps_what_was_approved(padshop: PadShop, submitted) -> None:
    proposal = submitted(basis="list", percent="-3")
    with pytest.raises(IntegrityError), transaction.atomic():  # by its author
        PriceProposal.objects.update(state="approved", decided_by_id=proposal.made_by_id)
    approve(padshop, proposal, "parts_manager")
    for change in ({"decided_by_id": 1}, {"reason": "x"}, {"decided_by_name": "x"}):
        with pytest.raises(IntegrityError, match="guard:pricing"), transaction.atomic():
            PriceProposal.objects.update(**change)
    with pytest.raises(IntegrityError, match="guard:pricing"), transaction.atomic():
        ProposedPrice.objects.update(new_inc=D(1))
    with pytest.raises(IntegrityError, match="guard:pricing"), transaction.atomic():
        ProposedPrice.objects.create(
            store=padshop.depot.store, proposal=proposal, part=padshop.depot.part("X1", "x"), new_inc=D(1)
        )
