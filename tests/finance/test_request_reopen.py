"""Asking for a closed month."""

from datetime import UTC, datetime

import pytest

from chehang.core.approvals.waiting import waiting
from chehang.core.errors import Refused
from chehang.finance.operations.close_period import ClosePeriod, close_period
from chehang.finance.operations.request_reopen import RequestReopen, request_reopen


def test_the_reason_reaches_those_who_may_agree(manager, accountant, clock, month) -> None:
    close_period(ClosePeriod(period_id=month(10).pk), actor=manager, clock=clock)
    request_reopen(RequestReopen(period_id=month(10).pk, reason="漏记运费"), actor=accountant, clock=clock)
    assert month(10).state == "closed"
    (asked,) = waiting(manager, clock.today())
    assert dict(asked.shown)["Reason"] == "漏记运费"
    with pytest.raises(Refused, match=r"period\.already_asked"):
        request_reopen(RequestReopen(period_id=month(10).pk, reason="再问"), actor=manager, clock=clock)


def test_refused(manager, clock, month) -> None:
    with pytest.raises(Refused, match=r"period\.not_closed"):
        request_reopen(RequestReopen(period_id=month(10).pk, reason="补记"), actor=manager, clock=clock)
    clock.at = datetime(2026, 12, 1, 2, tzinfo=UTC)
    for number in (10, 11):
        close_period(ClosePeriod(period_id=month(number).pk), actor=manager, clock=clock)
    with pytest.raises(Refused, match=r"period\.later_closed"):
        request_reopen(RequestReopen(period_id=month(10).pk, reason="补记"), actor=manager, clock=clock)
