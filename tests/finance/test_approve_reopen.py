"""Two people reopen a month; the books keep who, why and when."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from chehang.core.errors import Refused
from chehang.core.verify import broken
from chehang.finance.operations.approve_reopen import ApproveReopen, approve_reopen
from chehang.finance.operations.close_period import ClosePeriod, close_period
from chehang.finance.operations.request_reopen import RequestReopen, request_reopen
from chehang.finance.operations.review_voucher import ReviewVoucher, review_voucher
from chehang.ledger.models import AccountBalance, Reopening


@pytest.fixture
def request_id(manager, accountant, clock, month) -> int:
    close_period(ClosePeriod(period_id=month(10).pk), actor=manager, clock=clock)
    done = request_reopen(RequestReopen(period_id=month(10).pk, reason="漏记运费"), actor=accountant, clock=clock)
    return done.id


def test_a_second_person_opens_it(request_id, manager, accountant, clock, month, of_document) -> None:
    approve_reopen(ApproveReopen(reopening_id=request_id), actor=manager, clock=clock)
    assert month(10).state == "open" and month(10).reopening_id == request_id
    kept = Reopening.objects.get(pk=request_id)
    assert (kept.requested_by_name, kept.approved_by_name, kept.reason) == ("林会计", "高静", "漏记运费")
    voucher = of_document(date(2026, 10, 20))
    review_voucher(ReviewVoucher(voucher_id=voucher.pk), actor=accountant, clock=clock)
    close_period(ClosePeriod(period_id=month(10).pk), actor=manager, clock=clock)
    assert AccountBalance.objects.filter(period=month(11)).exclude(opening=0).count() == 3
    assert [row for rule, row in broken() if rule.code.startswith("I")] == []
    with pytest.raises(Refused, match=r"period\.already_agreed"):
        approve_reopen(ApproveReopen(reopening_id=request_id), actor=manager, clock=clock)


def test_not_by_the_one_who_asked(manager, clock, month) -> None:
    close_period(ClosePeriod(period_id=month(10).pk), actor=manager, clock=clock)
    done = request_reopen(RequestReopen(period_id=month(10).pk, reason="漏记运费"), actor=manager, clock=clock)
    with pytest.raises(Refused, match=r"period\.same_person"):
        approve_reopen(ApproveReopen(reopening_id=done.id), actor=manager, clock=clock)
    assert month(10).state == "closed"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger_period SET state = 'open' WHERE month = 10",
        "UPDATE ledger_period SET state = 'open', reopening_id = (SELECT id FROM ledger_reopening) WHERE month = 10",
        "UPDATE ledger_reopening SET approved_by_id = requested_by_id",
        "UPDATE ledger_reopening SET reason = 'x'",
        "DELETE FROM ledger_reopening",
    ],
)
def test_the_database_refuses_a_short_cut(request_id, sql) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
