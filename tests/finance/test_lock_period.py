"""Locking a month for good."""

from datetime import UTC, datetime

import pytest

from chehang.core.errors import Refused
from chehang.finance.operations.close_period import ClosePeriod, close_period
from chehang.finance.operations.lock_period import LockPeriod, lock_period
from chehang.finance.operations.request_reopen import RequestReopen, request_reopen


def test_closed_then_locked_in_order(manager, clock, month) -> None:
    with pytest.raises(Refused, match=r"state\.wrong"):
        lock_period(LockPeriod(period_id=month(10).pk), actor=manager, clock=clock)
    clock.at = datetime(2026, 12, 1, 2, tzinfo=UTC)
    for number in (10, 11):
        close_period(ClosePeriod(period_id=month(number).pk), actor=manager, clock=clock)
    with pytest.raises(Refused, match=r"period\.earlier_unlocked"):
        lock_period(LockPeriod(period_id=month(11).pk), actor=manager, clock=clock)
    lock_period(LockPeriod(period_id=month(10).pk), actor=manager, clock=clock)
    assert month(10).state == "locked"
    with pytest.raises(Refused, match=r"period\.not_closed"):
        request_reopen(RequestReopen(period_id=month(10).pk, reason="补记"), actor=manager, clock=clock)
