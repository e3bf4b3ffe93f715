"""A labour operation is kept up to date; what was written keeps its hours."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_orders_keep_their_hours(yard) -> None:
    line = yard.labour(yard.open())
    op = yard.ops["M01"]
    yard.run("edit_labour_op", "service_manager", op=op.pk, name=op.name, hours="1.5")
    line.refresh_from_db()
    assert str(line.quantity) == "0.800"
    yard.run("edit_labour_op", "service_manager", op=op.pk, name=op.name, hours="1.5", active=False)
    with pytest.raises(Refused, match=r"order\.op_rests"):
        yard.labour(line.order)
    with pytest.raises(NotAllowed):
        yard.run("edit_labour_op", op=op.pk, name=op.name, hours="1.5")
