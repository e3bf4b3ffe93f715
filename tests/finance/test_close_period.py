"""Closing a month."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from chehang.core.errors import Refused
from chehang.core.verify import broken
from chehang.finance.operations.close_period import ClosePeriod, close_period
from chehang.finance.operations.review_voucher import ReviewVoucher, review_voucher
from chehang.ledger.models import AccountBalance, Period
from chehang.ledger.queries import trial_balance


def close(period, manager, clock) -> None:
    close_period(ClosePeriod(period_id=period.pk), actor=manager, clock=clock)


def test_in_order_and_carried_forward(of_document, accountant, manager, clock, month) -> None:
    voucher = of_document(date(2026, 10, 15))
    of_document(date(2026, 11, 3))
    with pytest.raises(Refused, match=r"period\.earlier_open"):
        close(month(11), manager, clock)
    with pytest.raises(Refused, match=r"period\.unreviewed"):
        close(month(10), manager, clock)
    review_voucher(ReviewVoucher(voucher_id=voucher.pk), actor=accountant, clock=clock)
    close(month(10), manager, clock)
    assert month(10).state == "closed"
    openings = AccountBalance.objects.filter(period=month(11)).exclude(opening=0)
    assert {b.account.code: b.opening for b in openings} == {
        "1122.01": Decimal(458),
        "6001.04": Decimal("-405.31"),
        "2221.01.01": Decimal("-52.69"),
    }
    rows = {r.account.code: r for r in trial_balance(manager, date(2026, 11, 1), date(2026, 11, 30))}
    assert (rows["1122"].opening, rows["1122"].debit, rows["1122"].closing) == (458, 458, 916)
    assert [row for rule, row in broken() if rule.code.startswith("I")] == []


def test_a_draft_is_in_the_way(draft, manager, clock, month) -> None:
    Period.objects.filter(month=10).update(state="closed")
    with pytest.raises(Refused, match=r"period\.drafts"):
        close(month(11), manager, clock)
    assert month(11).state == "open"


def test_twice_is_refused(manager, clock, month) -> None:
    close(month(10), manager, clock)
    with pytest.raises(Refused, match=r"state\.wrong"):
        close(month(10), manager, clock)


def test_a_month_ends_with_its_last_day_in_the_store(manager, clock, month) -> None:
    close(month(10), manager, clock)
    clock.at = datetime(2026, 11, 30, 15, 59, tzinfo=UTC)  # 23:59 in Shanghai
    with pytest.raises(Refused, match=r"period\.running"):
        close(month(11), manager, clock)
    assert month(11).state == "open"
    clock.at = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
    close(month(11), manager, clock)
    assert month(11).state == "closed"
