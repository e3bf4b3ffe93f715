"""The follow-up call within a day after arrival."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from tests.goods import Depot
from tests.warehouse.sending import arrive, call, shipped


def test_nobody_answers_then_all_is_well(depot: Depot) -> None:
    made = shipped(depot)
    arrive(depot, made)
    call(depot, made, reached=False)
    assert (made.state, made.calls) == ("arrived", 1)
    call(depot, made, answer="下周还要两件")
    assert (made.state, made.calls, made.satisfaction, made.whole) == ("followed", 2, 5, True)


def test_what_is_broken_is_told_and_has_to_be_claimed(depot: Depot) -> None:
    made = shipped(depot)
    arrive(depot, made)
    with pytest.raises(Refused, match=r"shipment\.word"):
        call(depot, made, sound=False)
    call(depot, made, sound=False, answer="箱子压坏")
    assert made.state == "trouble"
    assert InboxItem.objects.filter(post="parts_manager", link=f"/warehouse/shipments/{made.pk}/").exists()


def test_what_is_refused(depot: Depot) -> None:
    made = shipped(depot)
    with pytest.raises(Refused, match=r"state\.wrong"):
        call(depot, made)
    arrive(depot, made)
    with pytest.raises(Refused, match=r"shipment\.rating"):
        call(depot, made, satisfaction=0)
    assert made.calls == 0
    with pytest.raises(NotAllowed):
        from chehang.warehouse.operations.call_receiver import CallReceiver, call_receiver

        depot.run(call_receiver, CallReceiver(shipment=made.pk), "cashier")
