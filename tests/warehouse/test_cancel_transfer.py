"""Either store takes a transfer back before the goods are out."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.stock.queries import on_hand
from chehang.warehouse.operations.cancel_transfer import CancelTransfer, cancel_transfer
from tests.warehouse.transferring import NUMBER, Group, group

__all__ = ["group"]


def test_reserved_goods_are_free_again(group: Group) -> None:
    made = group.agreed()
    with pytest.raises(NotAllowed):
        group.here.run(cancel_transfer, CancelTransfer(transfer=made.pk, reason="不需要了"), "keeper")
    group.cancel(made)
    made.refresh_from_db()
    assert (made.state, group.twin(made).state, group.outbound(made).state) == ("cancelled", "cancelled", "cancelled")
    assert on_hand(group.there.who("keeper"), [group.there.part(NUMBER).pk]).popitem()[1].available == 10


def test_what_is_out_is_not_cancelled(group: Group) -> None:
    made = group.sent()
    with pytest.raises(Refused, match=r"state\.wrong"):
        group.cancel(made)
    with pytest.raises(Refused, match=r"state\.wrong"):
        group.cancel(group.twin(made))
    assert group.twin(made).state == "transit"
