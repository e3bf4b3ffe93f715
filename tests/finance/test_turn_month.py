"""The first of the month: what only the month before bears turns back, once."""

from datetime import UTC, datetime

from .conftest import refused
from .test_accrue_expense import accrued


def test_accruals_turn_back_by_themselves(desk) -> None:
    row = accrued(desk)
    refused("not_allowed", desk, "turn_month", "cashier")
    assert desk.run("turn_month", "accountant").count == 0  # still in its own month
    desk.clock.at = datetime(2026, 12, 1, 1, tzinfo=UTC)
    assert [desk.run("turn_month", "accountant").count for _ in range(2)] == [1, 0]
    red = desk.again(row).taken_back
    assert (str(red.date), red.reverses_id) == ("2026-12-01", row.voucher_id)
