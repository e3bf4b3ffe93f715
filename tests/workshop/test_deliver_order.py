"""The car leaves when it is paid."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_money_first(yard) -> None:
    order = yard.settled()
    with pytest.raises(Refused, match=r"order\.unpaid"):
        yard.run("deliver_order", order=order.pk, receiver_name="王伟")
    with pytest.raises(NotAllowed):
        yard.run("deliver_order", "technician", who="铁柱", order=order.pk, receiver_name="王伟")
    yard.pay(order)
    yard.run("deliver_order", order=order.pk, receiver_name="王伟")
    order.refresh_from_db()
    assert order.state == "delivered" and order.delivered_at
