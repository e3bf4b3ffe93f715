"""Work that is not sent out after all."""

import pytest

from chehang.core.errors import Refused

from .outside import came_back, sent_out


def test_its_line_leaves_the_order(yard) -> None:
    order = yard.worked()
    job = sent_out(yard, order)
    yard.run("call_off_outside", job=job.pk, reason="本店自己修好")
    order.refresh_from_db()
    assert order.customer_inc == 144 and order.lines.get(pk=job.line_id).dropped


def test_not_once_it_is_back(yard) -> None:
    job = sent_out(yard, yard.worked())
    came_back(yard, job)
    with pytest.raises(Refused, match=r"state\.wrong"):
        yard.run("call_off_outside", job=job.pk, reason="不做了")
