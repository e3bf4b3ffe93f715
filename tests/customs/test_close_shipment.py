"""A batch closes when its cost is final."""

import pytest

from chehang.core.errors import Refused
from chehang.customs.operations.close_shipment import CloseShipment, close_shipment
from chehang.customs.operations.confirm_charge import ConfirmCharge, confirm_charge
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
            depot.run(close_shipment, CloseShipment(shipment=batch.pk), "parts_logistics")
        if wanted == r"charge\.unexplained":
            explain(depot, fine)
            depot.run(judge_charge, JudgeCharge(charge=fine.pk, judgement="ours"), "parts_manager")
            depot.run(confirm_charge, ConfirmCharge(charge=fine.pk), "finance_manager")
    settle(depot, guess.pk, "110.00")
    depot.run(close_shipment, CloseShipment(shipment=batch.pk), "parts_logistics")
    batch.refresh_from_db()
    assert batch.state == "closed"
