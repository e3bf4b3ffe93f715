"""Goods that were to go back stay."""

import pytest

from chehang.core.errors import Refused
from chehang.purchasing.operations.cancel_return import CancelReturn, cancel_return
from chehang.stock.queries import on_hand
from tests.goods import Depot
from tests.purchasing.back import answer, applied, out, received


def test_what_was_reserved_is_free_again(depot: Depot) -> None:
    made = applied(depot, received(depot))
    answer(depot, made)
    part = made.lines.get().part_id
    assert on_hand(depot.context(), [part])[part].available == 6
    depot.run(cancel_return, CancelReturn(made=made.pk, reason="改作促销"), "parts_planner")
    made.refresh_from_db()
    assert made.state == "cancelled" and on_hand(depot.context(), [part])[part].available == 10


def test_not_once_they_are_out(depot: Depot) -> None:
    made = out(depot, received(depot))
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(cancel_return, CancelReturn(made=made.pk, reason="改作促销"), "parts_planner")
