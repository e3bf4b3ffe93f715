"""What was handed in before its kind had a route is asked for by the house, once."""

import pytest

from chehang.core.errors import NotAllowed
from chehang.core.house import house_actor
from chehang.core.models import ApprovalRequest
from chehang.org.operations.ask_for_earlier import AskForEarlier, ask_for_earlier
from tests.approving import says_yes, seen_by
from tests.pricing.conftest import propose, shop, submitted
from tests.shop import PadShop, padshop

__all__ = ["padshop", "propose", "shop", "submitted"]


def sweep(shop: PadShop) -> dict:
    depot = shop.depot
    return ask_for_earlier(AskForEarlier(), actor=house_actor(depot.store.pk), clock=depot.clock).model_extra


def forget(pk: int) -> None:
    """As if it had been handed in while there was no route."""
    ApprovalRequest.objects.filter(object_id=pk).update(state="void")


def test_what_waits_unasked_is_asked_for_once(padshop: PadShop, submitted) -> None:
    proposal = submitted(basis="list", percent="-3")
    forget(proposal.pk)
    assert sweep(padshop) == {"asked": 1, "left": 0}
    asked = ApprovalRequest.objects.get(object_id=proposal.pk, state="open")
    assert (asked.state, asked.post, asked.asker_id) == ("open", "parts_manager", 0)
    assert [a.employee_id for a in asked.authors.all()] == [proposal.made_by_id]
    assert seen_by(padshop.depot.who("parts_manager"), padshop.depot) == [asked.pk]
    assert sweep(padshop) == {"asked": 0, "left": 0}
    says_yes(padshop.depot, asked, "parts_manager")
    proposal.refresh_from_db()
    assert proposal.state == "approved"


def test_what_is_asked_for_or_decided_stays(padshop: PadShop, submitted) -> None:
    proposal = submitted(basis="list", percent="-3")
    assert sweep(padshop) == {"asked": 0, "left": 0}
    assert ApprovalRequest.objects.filter(object_id=proposal.pk).count() == 1


def test_what_no_route_answers_is_left(padshop: PadShop, submitted, monkeypatch) -> None:
    proposal = submitted(basis="list", percent="-3")
    forget(proposal.pk)
    monkeypatch.setattr("chehang.core.approvals.asking.choose", lambda routes, facts: None)
    assert sweep(padshop) == {"asked": 0, "left": 1}
    assert not ApprovalRequest.objects.filter(state="open").exists()


def test_not_a_salesperson(padshop: PadShop) -> None:
    with pytest.raises(NotAllowed):
        padshop.depot.run(ask_for_earlier, AskForEarlier(), "parts_sales")
