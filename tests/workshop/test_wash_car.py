"""The car is washed."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_after_the_inspection(yard) -> None:
    order = yard.worked(wash=True)
    with pytest.raises(Refused, match=r"state\.wrong"):
        yard.run("wash_car", "dispatcher", order=order.pk)
    yard.inspected(order)
    yard.run("wash_car", "dispatcher", order=order.pk)
    order.refresh_from_db()
    assert order.state == "washing"
    with pytest.raises(NotAllowed):
        yard.run("wash_car", "keeper", order=order.pk)
