"""A line is taken off and stays on record."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_not_while_parts_are_out_or_work_was_done(yard) -> None:
    order = yard.worked(yard.shop.goods())
    for line, code in ((order.lines.get(kind="part"), "parts_out"), (order.lines.get(kind="labour"), "worked_on")):
        with pytest.raises(Refused, match=f"line.{code}"):
            yard.run("drop_line", line=line.pk, reason="客户不做")
    fresh = yard.labour(order, "W01")
    with pytest.raises(NotAllowed):
        yard.run("drop_line", "technician", who="铁柱", line=fresh.pk, reason="客户不做")
    yard.run("drop_line", line=fresh.pk, reason="客户不做")
    fresh.refresh_from_db()
    order.refresh_from_db()
    assert fresh.dropped and str(order.labour_inc) == "144.00"
    with pytest.raises(Refused, match=r"line\.dropped"):
        yard.run("change_line", line=fresh.pk, quantity="1")
