"""Work that a supplier does is on the order, and the order waits for it."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.workshop.models import OutsideJob

from .outside import sent_out


def test_a_line_and_a_wait(yard) -> None:
    order = yard.worked()
    job = sent_out(yard, order)
    order.refresh_from_db()
    assert (job.line.amount_inc, job.agreed_ex, job.state) == (D("600"), D("400"), "sent")
    assert order.state == "wait_outside" and job.number in order.wait_what
    assert order.customer_inc == D("744")


def test_not_on_a_settled_order(yard) -> None:
    with pytest.raises(Refused, match=r"order\.frozen"):
        sent_out(yard, yard.settled())
    assert not OutsideJob.objects.exists()


def test_its_line_is_not_simply_dropped(yard) -> None:
    job = sent_out(yard, yard.worked())
    with pytest.raises(Refused, match=r"line\.outside"):
        yard.run("drop_line", line=job.line_id, reason="不做了")
