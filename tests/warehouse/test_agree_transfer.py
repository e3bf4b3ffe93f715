"""Both parts managers agree; then the goods are reserved at the sender. Sent and received, both stores' books say the same to the fen."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.stock.queries import on_hand
from chehang.warehouse.models import Inbound, Outbound
from chehang.warehouse.operations.agree_transfer import AgreeTransfer, agree_transfer
from chehang.warehouse.operations.return_to_stock import ReturnToStock, return_to_stock
from tests.races import codes
from tests.warehouse.test_invariants import broken
from tests.warehouse.transferring import NUMBER, Group, group, make_group

__all__ = ["group"]


def free(group: Group) -> D:
    return on_hand(group.there.who("keeper"), [group.there.part(NUMBER).pk]).popitem()[1].available


def told() -> list[str]:
    return [x for x in broken() if "transfer" in x or "store " in x or "internal" in x]


def test_nothing_is_reserved_before_both_agree(group: Group) -> None:
    made = group.ask()
    group.agree(made)
    assert not Outbound.objects.exists() and free(group) == 10
    with pytest.raises(Refused, match=r"transfer\.agreed"):
        group.agree(made, "general_manager")
    group.agree(group.twin(made))
    made.refresh_from_db()
    assert (made.state, group.twin(made).state, free(group)) == ("agreed", "agreed", D(7))
    outbound = group.outbound(made)
    assert (outbound.purpose, outbound.store, outbound.receiver_name) == ("transfer", group.there.store, "泓川江东店")


def test_who_asked_agrees_not_and_no_stranger(group: Group) -> None:
    made = group.ask()
    cmd = AgreeTransfer(transfer=made.pk)
    asked = group.here.actor_of("parts_planner", "parts_manager", at=group.here.store)
    with pytest.raises(NotAllowed):
        group.here.run(agree_transfer, cmd, "keeper")
    type(made).objects.filter(pk=made.pk)
    group.here.people["parts_planner"] = asked
    own = group.ask()
    with pytest.raises(Refused, match=r"approval\.own_work"):
        agree_transfer(AgreeTransfer(transfer=own.pk), actor=asked, clock=group.here.clock)
    own.refresh_from_db()
    assert own.agreed_by is None


def test_what_the_sender_lacks_is_refused_when_both_have_agreed(group: Group) -> None:
    made = group.ask("11")
    group.agree(made)
    with pytest.raises(Refused, match=r"stock\.short"):
        group.agree(group.twin(made))
    made.refresh_from_db()
    assert made.state == "asked" and group.twin(made).agreed_by is None


def test_sent_and_received_to_the_fen(group: Group) -> None:
    """Three of ten for 100.01 cost 30.00: in transit here while they travel, stock here when they come; the sender keeps 70.01."""
    made = group.sent()
    assert (made.state, made.cost) == ("transit", D("30.00"))
    assert group.pool(group.there) == (D(7), D("70.01"))
    assert group.balance(group.here, "parts_in_transit") == D("30.00")
    assert group.balance(group.here, "internal_balance") == D("-30.00")
    assert group.balance(group.there, "internal_balance") == D("30.00")
    assert told() == []
    group.handed(made)
    group.received(made)
    assert (made.state, group.twin(made).state) == ("received", "received")
    assert group.pool(group.here) == (D(3), D("30.00"))
    assert group.balance(group.here, "parts_in_transit") == 0
    assert group.balance(group.here, "parts_stock") == D("30.00")
    assert told() == []


def test_goods_that_never_left_are_the_sender_s_again(group: Group) -> None:
    made = group.sent()
    group.there.run(return_to_stock, ReturnToStock(outbound=group.outbound(made).pk, reason="车没来"), "parts_manager")
    made.refresh_from_db()
    assert (made.state, made.cost, group.twin(made).state) == ("cancelled", D(0), "cancelled")
    assert group.pool(group.there) == (D(10), D("100.01"))
    assert group.balance(group.here, "parts_in_transit") == group.balance(group.there, "internal_balance") == 0
    assert Inbound.objects.get(store=group.here.store).state == "cancelled"
    assert told() == []


def test_both_managers_at_once(real_depot, clock) -> None:  # type: ignore[no-untyped-def]
    """Each locks both papers in the same order: both agree, the goods are reserved once."""
    from tests.fixtures import make_store

    group = make_group(real_depot, make_store("02", "泓川浦东店"))
    made = group.ask()
    people = [(group.here.who("parts_manager"), made.pk), (group.there.who("parts_manager"), made.twin)]

    def agree(actor, pk):  # type: ignore[no-untyped-def]
        return lambda: agree_transfer(AgreeTransfer(transfer=pk), actor=actor, clock=clock)

    assert codes(*(agree(*p) for p in people)) == ["done", "done"]
    made.refresh_from_db()
    assert made.state == "agreed" and Outbound.objects.filter(document="warehouse.transfer").count() == 1
