"""The estimate."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_there_is_something_to_estimate(yard) -> None:
    order = yard.open()
    with pytest.raises(Refused, match=r"order\.empty"):
        yard.run("send_estimate", order=order.pk)
    yard.labour(order)
    yard.run("send_estimate", order=order.pk)
    order.refresh_from_db()
    assert order.state == "estimated"
    with pytest.raises(NotAllowed):
        yard.run("send_estimate", "technician", who="铁柱", order=order.pk)
