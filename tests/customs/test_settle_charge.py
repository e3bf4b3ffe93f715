"""The invoice of an estimate."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import Payable
from chehang.core.errors import Refused
from chehang.customs.operations.settle_charge import SettleCharge, settle_charge
from tests.customs.batch import charge, opened
from tests.customs.test_release_shipment import received
from tests.goods import Depot


def settle(depot: Depot, pk: int, amount: str) -> None:
    cmd = SettleCharge.model_validate({"charge": pk, "invoice_no": "F777", "amount_ex": amount})
    depot.run(settle_charge, cmd, "parts_logistics")


def test_before_the_release_it_just_replaces(depot: Depot) -> None:
    batch = opened(depot)
    estimate = charge(depot, batch, "inland", "weight", "2000.00", estimated=True, invoice_no="")
    settle(depot, estimate.pk, "2400.00")
    estimate.refresh_from_db()
    assert (estimate.amount_ex, estimate.estimated, estimate.invoice_no) == (D("2400.00"), False, "F777")
    with pytest.raises(Refused, match=r"charge\.settled"):
        settle(depot, estimate.pk, "1.00")


def test_afterwards_the_difference_is_a_late_cost(depot: Depot) -> None:
    batch = received(depot)
    estimate = charge(depot, batch, "inland", "weight", "1000.00", estimated=True, invoice_no="")
    settle(depot, estimate.pk, "1120.00")
    owed = Payable.objects.get(document="customs.charge", object_id=estimate.pk)
    assert owed.amount == D("1120.00")
