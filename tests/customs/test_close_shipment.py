"""A batch is costed when its cost is final, and closed by another."""

import pytest

from chehang.core.errors import Refused
from chehang.customs.models import Shipment
from chehang.customs.operations.close_shipment import CloseShipment, close_shipment
from chehang.customs.operations.confirm_charge import ConfirmCharge, confirm_charge
from chehang.customs.operations.cost_shipment import CostShipment, cost_shipment
from chehang.customs.operations.judge_charge import JudgeCharge, judge_charge
from tests.customs.batch import charge
from tests.customs.test_explain_charge import explain
from tests.customs.test_release_shipment import received
from tests.customs.test_settle_charge import settle
from tests.goods import Depot


def test_nothing_estimated_and_nothing_unexplained(depot: Depot) -> None:
    batch = received(depot)
    fine = charge(depot, batch, "fine", "equal", "400.00")
    guess = charge(depot, batch, "broker", "value", "100.00", estimated=True, invoice_no="")
    for wanted in (r"charge\.unexplained", r"charge\.estimated"):
        with pytest.raises(Refused, match=wanted):
            depot.run(cost_shipment, CostShipment(shipment=batch.pk), "parts_logistics")
        if wanted == r"charge\.unexplained":
            explain(depot, fine)
            depot.run(judge_charge, JudgeCharge(charge=fine.pk, judgement="ours"), "parts_manager")
            depot.run(confirm_charge, ConfirmCharge(charge=fine.pk), "finance_manager")
    settle(depot, guess.pk, "110.00")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(close_shipment, CloseShipment(shipment=batch.pk), "parts_manager")
    closed(depot, batch)
    assert batch.state == "closed"


def closed(depot: Depot, batch: Shipment) -> None:
    """Costed by logistics, closed by the parts manager."""
    depot.run(cost_shipment, CostShipment(shipment=batch.pk), "parts_logistics")
    depot.run(close_shipment, CloseShipment(shipment=batch.pk), "parts_manager")
    batch.refresh_from_db()
