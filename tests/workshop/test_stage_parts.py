"""A keeper sets parts aside."""

import pytest

from chehang.core.errors import NotAllowed, Refused

from .yard import booked


def test_only_what_is_held(yard) -> None:
    pump = yard.shop.goods("4", "400", "200", number="WP-9", name="水泵")
    made = booked(yard, parts=[{"part": pump.pk, "quantity": "2"}])
    line = made.lines.get()
    with pytest.raises(Refused, match=r"staging\.not_held"):
        yard.run("stage_parts", "keeper", line=line.pk)
    yard.run("prepare_appointments")
    with pytest.raises(NotAllowed):
        yard.run("stage_parts", line=line.pk)
    yard.run("stage_parts", "keeper", line=line.pk)
    line.refresh_from_db()
    assert line.staged
