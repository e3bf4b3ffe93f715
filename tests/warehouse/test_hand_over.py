"""Handing over what is shipped or used inside the store."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.hand_over import HandOver, hand_over
from tests.goods import Depot


def released(depot: Depot, handover: str = "deliver") -> Outbound:
    depot.shelve(depot.part(), "40", "3816.00")
    outbound = depot.ask((depot.part(), "2"), collects=False, handover=handover)
    depot.pick(outbound)
    depot.sign(outbound, "keeper_1", "丁强")
    depot.sign(outbound, "keeper_2", "罗斌")
    return outbound


def test_the_carrier_takes_it(depot: Depot) -> None:
    outbound = released(depot)
    depot.run(hand_over, HandOver(outbound=outbound.pk, carrier="顺丰", waybill="SF1"))
    outbound.refresh_from_db()
    assert (outbound.state, outbound.carrier, outbound.waybill) == ("handed_over", "顺丰", "SF1")


def test_shipped_goods_name_their_carrier(depot: Depot) -> None:
    outbound = released(depot)
    with pytest.raises(Refused, match=r"outbound\.carrier"):
        depot.run(hand_over, HandOver(outbound=outbound.pk))
    assert depot.run(hand_over, HandOver(outbound=released(depot, "internal").pk)).state == "handed_over"


def test_only_what_is_out(depot: Depot) -> None:
    depot.shelve(depot.part(), "40", "3816.00")
    outbound = depot.ask((depot.part(), "2"), collects=False)
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(hand_over, HandOver(outbound=outbound.pk, carrier="顺丰"))


def test_a_stranger_hands_nothing_over(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        depot.run(hand_over, HandOver(outbound=released(depot).pk, carrier="顺丰"), "parts_sales")
