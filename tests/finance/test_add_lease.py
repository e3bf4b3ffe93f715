"""A lease: its present value, its months, and a debt that ends at nothing (P36)."""

from decimal import Decimal as D

import pytest
from pydantic import ValidationError

from chehang.core.errors import NotAllowed
from chehang.finance.leasing.reckoning import present_value, schedule
from chehang.finance.models import Lease
from chehang.ledger.models import Voucher

HALL = {
    "text": "展厅租赁",
    "kind": "selling_rent",
    "department": "sales",
    "months": 36,
    "payment": "30000",
    "rate": "0.048",
}


def leased(desk, supplier, **also) -> Lease:
    done = desk.run(
        "add_lease", "accountant", lessor=supplier.pk, first=str(desk.day().replace(day=1)), **(HALL | also)
    )
    return Lease.objects.get(pk=done.id)


def test_right_and_debt_are_the_present_value(desk, supplier) -> None:
    """36 × 30,000 at 4.8 % a year, paid at the end of each month: 1,003,916.22 of 1,080,000."""
    row = leased(desk, supplier)
    worth = sum((D(30000) / (1 + D("0.048") / 12) ** k for k in range(1, 37)), D(0)).quantize(D("0.01"))
    assert row.liability == worth == row.right
    voucher = Voucher.objects.get(event="lease_started")
    assert {x.account.code: x.debit - x.credit for x in voucher.lines.all()} == {"1704": worth, "2510": -worth}


@pytest.mark.parametrize("advance", [False, True])
def test_every_schedule_ends_at_nothing(advance) -> None:
    for payment, months, rate in (("30000", 36, "0.048"), ("999.99", 13, "0.0435"), ("8000", 24, "0")):
        rows = schedule(D(payment), months, D(rate), advance=advance)
        worth = present_value(D(payment), months, D(rate), advance=advance)
        assert rows[0].before == worth and rows[-1].after == 0
        assert sum(r.amortisation for r in rows) == worth
        assert sum(r.interest for r in rows) == D(payment) * months - worth
        assert abs(rows[-1].interest) <= D(payment)


def test_short_ones_and_others_are_refused(desk, supplier) -> None:
    with pytest.raises(ValidationError):
        leased(desk, supplier, months=12)
    with pytest.raises(NotAllowed):
        desk.run("add_lease", "cashier", lessor=supplier.pk, first=str(desk.day()), **HALL)
    assert not Lease.objects.exists()
