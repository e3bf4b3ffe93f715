"""Nothing is open any more."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_every_bill_is_paid(yard) -> None:
    insurer = yard.insurer()
    order = yard.open(kind="A", insurer=insurer.pk, report_no="P1")
    yard.labour(order, payer="insurer")
    yard.agreed(order)
    yard.allowed(order, "144")
    yard.dispatched(order)
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    yard.run("settle_order", order=order.pk)
    yard.run("deliver_order", order=order.pk, receiver_name="王伟")
    with pytest.raises(Refused, match=r"order\.bill_open"):
        yard.run("close_order", order=order.pk)
    yard.pay(order, "insurer")
    with pytest.raises(NotAllowed):
        yard.run("close_order", "cashier", order=order.pk)
    yard.run("close_order", order=order.pk)
    order.refresh_from_db()
    assert order.state == "closed"
