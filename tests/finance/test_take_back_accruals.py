"""Nothing is taken back in the accrual's own month (the whole way: test_accrue_expense)."""

from .conftest import refused
from .test_accrue_expense import accrued


def test_not_in_its_own_month(desk) -> None:
    row = accrued(desk)
    refused("accrual.nothing", desk, "take_back_accruals", "accountant", period=row.period_id)
    assert desk.again(row).taken_back is None
