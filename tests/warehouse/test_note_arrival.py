"""A parcel is followed from the carrier to the receiver (H13)."""

import pytest

from chehang.core.errors import Refused
from chehang.core.models import Timer
from chehang.warehouse.models import Shipment
from tests.goods import Depot
from tests.warehouse.sending import arrive, shipped


def test_what_a_carrier_takes_is_followed_with_a_clock(depot: Depot) -> None:
    made = shipped(depot)
    assert (made.state, made.carrier, made.waybill) == ("shipped", "德邦", "DPK1")
    assert Timer.objects.filter(kind="warehouse.shipment.shipped", ended_at=None).count() == 1
    arrive(depot, made)
    assert made.state == "arrived" and made.arrived_at
    assert Timer.objects.filter(kind="warehouse.shipment.arrived", ended_at=None).count() == 1
    with pytest.raises(Refused, match=r"state\.wrong"):
        arrive(depot, made)


def test_a_customer_who_collects_is_no_shipment(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "5", "500")
    depot.ask((part, "1"))
    assert not Shipment.objects.exists()
