"""The outlet confirms what arrived; the goods stay ours all the way."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed
from chehang.ledger.models import Voucher
from chehang.stock.queries import on_hand
from tests.selling import sound
from tests.warehouse.outlets import NUMBER, TRUE, Outside, outside, refused

__all__ = ["outside"]


def test_goods_go_to_an_outlet_and_stay_ours(outside: Outside) -> None:
    """On the shelf, on the road, at the outlet: the goods book says where; nothing is sold, no cost moves, none of it can be promised."""
    made = outside.sent("4")
    assert made.state == "transit" and outside.lies() == {"shelf": D(6), "transit": D(4)}
    assert on_hand(outside.depot.who("keeper"), [outside.depot.part(NUMBER).pk])[
        outside.depot.part(NUMBER).pk
    ].available == D(6)
    sound(*TRUE)
    outside.count(made, "4")
    assert made.state == "received" and made.received_by_id == outside.place.keeper_id
    assert outside.lies() == {"shelf": D(6), "outlet": D(4)}
    assert outside.pool() == (D(10), D("100.01"))
    assert not Voucher.objects.filter(document__startswith="warehouse.out").exists()
    sound(*TRUE)


def test_only_the_outlets_own_keeper_confirms_once(outside: Outside) -> None:
    made = outside.sent("4")
    with refused("outlet.side"):
        outside.count(made, "4", post="keeper")
    with pytest.raises(NotAllowed):
        outside.count(made, "4", post="parts_manager")
    with refused("outlet.more"):
        outside.count(made, "5")
    with refused("outlet.damaged"):
        outside.count(made, "1", "2")
    assert outside.lies() == {"shelf": D(6), "transit": D(4)} and not made.received_by_id
    outside.count(made, "4", "1")
    assert made.lines.get().damaged == 1
    with refused("state.wrong"):
        outside.count(made, "4")


def test_batches_keep_their_names_on_the_road(outside: Outside) -> None:
    """Two papers with the same part of two batches are on the road together; each takes its own off it."""
    first, second = outside.sent("2"), outside.sent("3")
    outside.count(second, "3")
    outside.count(first, "1")
    assert outside.lies() == {"shelf": D(5), "outlet": D(4), "transit": D(1)}
    sound(*TRUE)
