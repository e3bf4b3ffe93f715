"""移位: quantity moves, value does not."""

import pytest

from chehang.core.errors import NotFound, Refused
from chehang.stock.models import Entry
from chehang.warehouse.models import BinMove
from tests.goods import Depot
from tests.warehouse import house


def test_moved_without_value(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "5", "50")
    house.move(depot, part, "A-01-01-01", "a-01-01-02")
    rows = Entry.objects.filter(document="warehouse.bin_move").order_by("id")
    assert [(x.quantity, x.value, x.movement) for x in rows] == [(-2, 0, "311"), (2, 0, "311")]


def test_what_is_refused(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "5", "50")
    with pytest.raises(NotFound, match=r"bin\.unknown"):
        house.move(depot, part, "A-01-01-01", "Z-01-01-01")
    with pytest.raises(Refused, match=r"stock\.same_bin"):
        house.move(depot, part, "A-01-01-01", "A-01-01-01")
    with pytest.raises(Refused, match=r"stock\.short"):
        house.move(depot, part, "A-01-01-01", "A-01-01-02", "6")
    assert not BinMove.objects.exists()
