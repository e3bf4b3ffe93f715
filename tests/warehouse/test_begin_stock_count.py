"""The sheet: what the goods book says now, in the order of the walk; a frozen count locks its bins."""

import pytest

from chehang.core.errors import Refused
from chehang.core.sources import Source
from chehang.stock import services as stock
from chehang.stock.models import Bin
from chehang.warehouse.models import StockCount
from tests.goods import Depot
from tests.warehouse.counting import begun


def test_a_line_for_each_place(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "4", "40", "A-01-01-02")
    depot.shelve(part, "6", "60", "A-01-01-01")
    count = begun(depot)
    assert [(x.bin.code, x.book, x.abc) for x in count.lines.order_by("n")] == [
        ("A-01-01-01", 6, "C"),
        ("A-01-01-02", 4, "C"),
    ]
    assert (count.state, count.book_value) == ("counting", 100)


def test_one_zone_and_dear_parts_only(depot: Depot) -> None:
    depot.shelve(depot.part(), "4", "40", "A-01-01-01")
    depot.shelve(depot.part("H3A 200 000 B", "变速箱"), "1", "9000", "D-01-01-01")
    assert [x.bin.code for x in begun(depot, scope="zone", zone="d").lines.all()] == ["D-01-01-01"]
    assert [x.part_name for x in begun(depot, scope="valuable").lines.all()] == ["变速箱"]


def test_nothing_there(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"count\.nothing"):
        begun(depot)
    assert StockCount.objects.get().state == "planned"


def test_a_frozen_count_locks_its_bins(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "4", "40")
    begun(depot, frozen=True)
    assert Bin.objects.get(code="A-01-01-01").locked
    with pytest.raises(Refused, match=r"stock\.(short|bin_locked)"):
        stock.reserve(depot.context("keeper"), Source("tests.sale", 1), [stock.Want(part.pk, count_of(1))])


def count_of(n: int):  # type: ignore[no-untyped-def]
    from decimal import Decimal

    return Decimal(n)
