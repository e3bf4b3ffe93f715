"""Until the goods are on the road it can be taken back."""

from decimal import Decimal as D

from tests.selling import sound
from tests.warehouse.outlets import TRUE, Outside, outside, refused

__all__ = ["outside"]


def test_cancelled_goods_are_free_again(outside: Outside) -> None:
    made = outside.ask("4")
    outside.agree(made)
    outside.cancel(made)
    assert made.state == "cancelled" and outside.lies() == {"shelf": D(10)}
    gone = outside.sent("4")
    with refused("state.wrong"):
        outside.cancel(gone)
    sound(*TRUE)
