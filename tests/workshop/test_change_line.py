"""A line changes; the sums follow."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_fewer_than_are_out_is_refused(yard) -> None:
    part = yard.shop.goods()
    order = yard.worked(part)
    line = order.lines.get(kind="part")
    yard.run("change_line", line=line.pk, quantity="2", discount="0.05")
    order.refresh_from_db()
    assert str(order.parts_inc) == "870.20"
    with pytest.raises(Refused, match=r"order\.issued"):
        yard.run("change_line", line=line.pk, quantity="0.5")
    with pytest.raises(Refused, match=r"order\.discount"):
        yard.run("change_line", line=line.pk, quantity="1", discount="0.3")
    with pytest.raises(NotAllowed):
        yard.run("change_line", "keeper", line=line.pk, quantity="1")
