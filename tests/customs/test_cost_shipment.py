"""Costing a batch: who may, and from where. What holds it up is in test_close_shipment."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.customs.operations.cost_shipment import CostShipment, cost_shipment
from tests.customs.batch import opened
from tests.customs.test_release_shipment import received
from tests.goods import Depot


def test_the_parts_manager_closes_what_logistics_costed(depot: Depot) -> None:
    batch = received(depot)
    with pytest.raises(NotAllowed):
        depot.run(cost_shipment, CostShipment(shipment=batch.pk), "keeper")
    depot.run(cost_shipment, CostShipment(shipment=batch.pk), "parts_logistics")
    batch.refresh_from_db()
    assert batch.state == "costed"
    assert InboxItem.objects.filter(post="parts_manager", subject_id=batch.pk, message__contains="costed").exists()


def test_nothing_is_costed_before_it_came(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(cost_shipment, CostShipment(shipment=opened(depot).pk), "parts_logistics")
