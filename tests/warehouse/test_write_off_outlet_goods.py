"""What is lost on the road leaves both books."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed
from tests.selling import sound
from tests.warehouse.outlets import TRUE, Outside, outside, refused

__all__ = ["outside"]


@pytest.mark.parametrize(
    ("way", "role", "amount"), [("claim", "claim_receivable", "10.00"), ("loss", "count_loss", "11.30")]
)
def test_what_is_lost_leaves_both_books(outside: Outside, way: str, role: str, amount: str) -> None:
    """One of ten worth 100.01 costs 10.00; as a loss its input VAT of 13 % goes out with it."""
    made = outside.count(outside.sent("4"), "3")
    with pytest.raises(NotAllowed):
        outside.write_off(made, way, "parts_manager")
    outside.write_off(made, way)
    assert made.state == "received" and outside.lies() == {"shelf": D(6), "outlet": D(3)}
    assert outside.pool() == (D(9), D("90.01"))
    assert outside.balance(role) == D(amount) and outside.balance("parts_stock") == D("-10.00")
    with refused("state.wrong"):
        outside.write_off(made, way)
    sound(*TRUE)
