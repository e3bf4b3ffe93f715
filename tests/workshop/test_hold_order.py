"""What waits says for what and until when."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_which_where_until_when(yard) -> None:
    order = yard.open()
    line = yard.labour(order)
    yard.agreed(order)
    yard.dispatched(order)
    facts = {"order": order.pk, "waits_for": "outside", "what": "缸盖送外加工", "until": "2026-11-25"}
    yard.run("hold_order", **facts)
    order.refresh_from_db()
    assert (order.state, order.wait_what, str(order.wait_until)) == ("wait_outside", "缸盖送外加工", "2026-11-25")
    yard.run("clock_on", "technician", who="铁柱", line=line.pk)
    with pytest.raises(Refused, match=r"order\.clocked_on"):
        yard.run("hold_order", **facts)
    with pytest.raises(NotAllowed):
        yard.run("hold_order", "keeper", **facts)
