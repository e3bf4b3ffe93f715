"""A batch that will not come."""

import pytest

from chehang.core.errors import Refused
from chehang.customs.operations.cancel_shipment import CancelShipment, cancel_shipment
from tests.customs.batch import opened, released
from tests.goods import Depot


def test_cancelled(depot: Depot) -> None:
    batch = opened(depot)
    depot.run(cancel_shipment, CancelShipment(shipment=batch.pk, reason="供应商取消"), "parts_logistics")
    batch.refresh_from_db()
    assert batch.state == "cancelled"


def test_not_once_it_moves(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(cancel_shipment, CancelShipment(shipment=released(depot).pk, reason="晚了"), "parts_logistics")
