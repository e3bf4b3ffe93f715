"""Counting the till at the close of a shift (H8)."""

from decimal import Decimal as D

from chehang.finance.models import CashCount
from chehang.finance.spending.advances import advance_of
from chehang.ledger.queries import balance_of_role

from .conftest import refused


def test_by_denomination(desk) -> None:
    desk.run("count_cash", "cashier", n100=1000)
    row = CashCount.objects.get()
    assert (row.counted, row.difference, row.notes) == (D(100000), D(0), {"100": 1000})


def test_a_difference_needs_a_reason_and_is_posted(desk) -> None:
    refused("cash.differs", desk, "count_cash", "cashier", n100=999, n50=1)
    assert not CashCount.objects.exists()
    desk.run("count_cash", "cashier", n100=999, n50=1, reason="找零差错")
    cashier = desk.who("cashier").employee_id
    assert advance_of(desk.store.pk, cashier) == D(50) and balance_of_role(desk.who("cashier"), "cash") == D(99950)
    desk.run("count_cash", "cashier", n100=999, n50=1, c50=1, reason="多出五角")
    assert balance_of_role(desk.who("cashier"), "windfall") == D("-100000.50")
