"""A bill that comes after the closing."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.customs.operations.reopen_shipment import ReopenShipment, reopen_shipment
from chehang.ledger.models import Voucher
from tests.customs.batch import charge
from tests.customs.test_close_shipment import closed
from tests.customs.test_release_shipment import received
from tests.goods import Depot


def test_a_closed_batch_takes_a_late_bill_once_it_is_open_again(depot: Depot) -> None:
    batch = received(depot)
    again = ReopenShipment(shipment=batch.pk, reason="港区补收堆存费")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(reopen_shipment, again, "parts_manager")
    closed(depot, batch)
    with pytest.raises(Refused, match=r"charge\.costed"):
        charge(depot, batch, "storage", "weight", "120.00")
    with pytest.raises(NotAllowed):
        depot.run(reopen_shipment, again, "parts_logistics")
    earlier = list(Voucher.objects.order_by("id").values())
    depot.run(reopen_shipment, again, "parts_manager")
    charge(depot, batch, "storage", "weight", "120.00")
    assert list(Voucher.objects.order_by("id").values())[: len(earlier)] == earlier
    closed(depot, batch)
    assert batch.closed_at is not None
