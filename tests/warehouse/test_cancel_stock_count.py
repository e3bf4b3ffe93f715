"""Giving a count up: locked bins open, nothing is posted."""

import pytest

from chehang.core.errors import NotAllowed
from chehang.stock.models import Bin
from chehang.warehouse.operations.cancel_stock_count import CancelStockCount, cancel_stock_count
from tests.goods import Depot
from tests.warehouse.counting import begun


def test_given_up(depot: Depot) -> None:
    depot.shelve(depot.part(), "10", "100")
    count = begun(depot, frozen=True)
    with pytest.raises(NotAllowed):
        depot.run(cancel_stock_count, CancelStockCount(count=count.pk, reason="改期"), "keeper")
    depot.run(cancel_stock_count, CancelStockCount(count=count.pk, reason="改期"), "parts_manager")
    count.refresh_from_db()
    assert count.state == "cancelled" and not Bin.objects.filter(locked=True).exists()
