"""Boxes, weight and freight are written down while the parcel is on its way."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.warehouse.operations.describe_shipment import DescribeShipment, describe_shipment
from tests.goods import Depot
from tests.warehouse.sending import arrive, shipped


def test_it_is_completed_and_stands_after_arrival(depot: Depot) -> None:
    made = shipped(depot)
    cmd = DescribeShipment.model_validate({"shipment": made.pk, "boxes": 2, "weight_kg": "12.5", "freight": "48"})
    depot.run(describe_shipment, cmd)
    made.refresh_from_db()
    assert (made.boxes, made.weight_kg, made.freight) == (2, D("12.5"), D("48.00"))
    arrive(depot, made)
    with pytest.raises(Refused, match=r"shipment\.there"):
        depot.run(describe_shipment, cmd)
