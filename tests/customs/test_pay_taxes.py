"""The taxes leave the bank."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.customs.operations.pay_taxes import PayTaxes, pay_taxes
from chehang.ledger.models import Voucher
from tests.customs.batch import CHARGES, charge, opened, taxed
from tests.goods import Depot


def test_duty_and_vat_of_the_worked_batch(depot: Depot) -> None:
    batch = opened(depot)
    for row in CHARGES:
        charge(depot, batch, *row)
    taxed(depot, batch)
    paid = Voucher.objects.get(event="import_taxes")
    assert paid.total == D("12846.81") + D("23367.81")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(pay_taxes, PayTaxes(shipment=batch.pk), "cashier")
