"""What is missing is found at one end or the other."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed
from tests.selling import sound
from tests.warehouse.outlets import TRUE, Outside, outside, refused

__all__ = ["outside"]


@pytest.mark.parametrize(
    ("back", "way", "lies"),
    [
        (False, "sender", {"shelf": D(6), "outlet": D(3), "receiving": D(1)}),
        (False, "came", {"shelf": D(6), "outlet": D(4)}),
        (True, "sender", {"shelf": D(6), "receiving": D(3), "outlet": D(1)}),
        (True, "came", {"shelf": D(6), "receiving": D(4)}),
    ],
)
def test_what_is_missing_is_found(outside: Outside, back: bool, way: str, lies: dict[str, D]) -> None:
    if back:
        outside.there("4")
        made = outside.ask("4", "back")
        outside.agree(made)
        outside.send_back(made)
        outside.count(made, "3", post="keeper")
    else:
        made = outside.count(outside.sent("4"), "3")
    assert made.state == "differs" and outside.lies()["transit"] == 1
    with pytest.raises(NotAllowed):
        outside.find(made, way, "keeper")
    outside.find(made, way)
    assert made.state == "received" and outside.lies() == lies
    with refused("state.wrong"):
        outside.find(made, way)
    sound(*TRUE)
