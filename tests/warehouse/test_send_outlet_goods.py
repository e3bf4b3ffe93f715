"""The outlet sends goods back, and a keeper of the store counts them."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed
from chehang.core.models import Timer
from tests.selling import sound
from tests.warehouse.outlets import TRUE, Outside, outside, refused

__all__ = ["outside"]


def test_goods_come_back(outside: Outside) -> None:
    """Asked and agreed, the outlet sends, a keeper counts: sound to receiving, damaged to quarantine."""
    outside.there("4")
    with refused("outlet.not_there"):
        outside.ask("5", "back")
    made = outside.ask("3", "back", post="outlet_keeper")
    with refused("state.wrong"):
        outside.send_back(made)
    outside.agree(made)
    late = Timer.objects.get(subject="warehouse.OutletTransfer", subject_id=made.pk, ended_at=None)
    assert (late.late_post, late.unit, late.amount) == ("parts_manager", "working_days", 2), (
        "told when the outlet keeps it"
    )
    with pytest.raises(NotAllowed):
        outside.send_back(made, "keeper")
    outside.send_back(made)
    late.refresh_from_db()
    assert late.ended_at is not None
    assert outside.lies() == {"shelf": D(6), "outlet": D(1), "transit": D(3)}
    with refused("outlet.side"):
        outside.count(made, "3")
    outside.count(made, "3", "1", post="keeper")
    assert outside.lies() == {"shelf": D(6), "outlet": D(1), "receiving": D(2), "quarantine": D(1)}
    assert outside.pool() == (D(10), D("100.01"))
    out = outside.ask("1")
    outside.agree(out)
    with refused("outlet.way"):
        outside.send_back(out)
    sound(*TRUE)
