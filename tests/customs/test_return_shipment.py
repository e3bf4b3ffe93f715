"""Goods that the customs do not let in."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import Payable
from chehang.core.errors import Refused
from chehang.core.verify import broken
from chehang.customs.operations.return_shipment import ReturnShipment, return_shipment
from chehang.ledger.models import Line
from tests.customs.batch import broker, charge, checked, declared, filed, milestone, opened
from tests.customs.test_settle_charge import accrued, settle
from tests.goods import Depot


def test_what_was_spent_on_them_is_a_cost_of_the_day(depot: Depot) -> None:
    """Broker 900.00 billed and 300.00 of storage estimated: 1,200.00 of cost, 900.00 owed; the storage is billed with 320.00 afterwards."""
    batch = opened(depot)
    paid = charge(depot, batch, "broker", "value", "900.00")
    guess = charge(depot, batch, "storage", "weight", "300.00", estimated=True, invoice_no="")
    back = ReturnShipment(shipment=batch.pk, reason="查验不合格,整批退运")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(return_shipment, back, "parts_logistics")
    filed(depot, batch)
    checked(depot, batch)
    milestone(depot, batch, "sent", broker=broker(depot))
    declared(depot, batch)
    depot.run(return_shipment, back, "parts_logistics")
    batch.refresh_from_db()
    assert batch.state == "returned" and cost() == D("1200.00") and accrued() == D("300.00")
    assert Payable.objects.get(document="customs.charge", object_id=paid.pk).amount == D("900.00")
    settle(depot, guess.pk, "320.00")
    assert cost() == D("1220.00") and accrued() == 0
    assert Payable.objects.get(document="customs.charge", object_id=guess.pk).amount == D("320.00")
    assert not [x for x in broken() if x[0].code in ("I19", "I24c")]


def cost() -> D:
    return sum((x.debit - x.credit for x in Line.objects.filter(account__roles__role="parts_cost")), D(0))
