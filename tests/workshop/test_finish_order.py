"""The car is ready."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_a_wash_that_was_asked_for_comes_first(yard) -> None:
    order = yard.worked(wash=True)
    yard.inspected(order)
    with pytest.raises(Refused, match=r"order\.wash_first"):
        yard.run("finish_order", "inspector", order=order.pk)
    yard.run("wash_car", "dispatcher", order=order.pk)
    yard.run("finish_order", "inspector", order=order.pk)
    order.refresh_from_db()
    assert order.state == "ready" and order.ready_at
    with pytest.raises(NotAllowed):
        yard.run("finish_order", "technician", who="铁柱", order=order.pk)
