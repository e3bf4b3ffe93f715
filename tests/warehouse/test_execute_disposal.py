"""Scrap leaves both books at its cost (P13); nothing without approval."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from tests.goods import Depot, money
from tests.warehouse import house


def test_scrapped(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "10", "1000")
    made = house.proposed(depot, part)
    with pytest.raises(Refused, match=r"state\.wrong"):
        house.execute(depot, made)
    house.yes(depot, made, "parts_manager")
    house.execute(depot, made)
    assert made.state == "done"
    assert money("scrap") == {"6602.12": D(400), "1405.02": D(-400)}


def test_sold_ones_leave_by_their_own_document(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "10", "1000")
    made = house.proposed(depot, part, way="discount")
    house.yes(depot, made, "parts_manager")
    house.execute(depot, made)
    assert made.state == "done" and money("scrap") == {}
