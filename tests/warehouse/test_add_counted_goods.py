"""A find: it comes on the sheet as its first count and enters the books at the average cost."""

from typing import Any

import pytest

from chehang.core.errors import NotFound, Refused
from chehang.stock.models import Balance
from chehang.warehouse.operations.add_counted_goods import AddCountedGoods, add_counted_goods
from tests.goods import Depot
from tests.warehouse.counting import begun, enter, explain, finish, witness, yes


def add(depot: Depot, count: Any, part: Any, place: str = "A-01-01-02") -> Any:
    cmd = AddCountedGoods.model_validate({"count": count.pk, "part": part.pk, "bin": place, "found": "2"})
    return depot.run(add_counted_goods, cmd)


def test_a_find_enters_the_books(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "10", "100")
    count = begun(depot)
    enter(depot, count, {1: "10"})
    add(depot, count, part)
    assert finish(depot, count).state == "recount"
    enter(depot, count, {2: "2"}, name="罗斌")
    finish(depot, count)
    explain(depot, count, 2, "paper")
    witness(depot, count, {1: "10"})
    yes(depot, count, "parts_manager")
    assert (count.gain, Balance.objects.get(bin__code="A-01-01-02").on_hand) == (20, 2)


def test_not_twice_not_nowhere_not_without_cost(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "10", "100")
    count = begun(depot)
    with pytest.raises(Refused, match=r"count\.on_sheet"):
        add(depot, count, part, "A-01-01-01")
    with pytest.raises(NotFound, match=r"bin\.unknown"):
        add(depot, count, part, "Z-09-09-09")
    with pytest.raises(Refused, match=r"count\.no_cost"):
        add(depot, count, depot.part("H3A 300 000 C", "新件"))
    assert count.lines.count() == 1
