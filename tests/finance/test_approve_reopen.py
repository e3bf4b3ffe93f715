"""Two people reopen a month; the books keep who, why and when."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from chehang.core.approvals.waiting import waiting
from chehang.core.context import Actor
from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest, InboxItem
from chehang.core.operations.send_back import SendBack, send_back
from chehang.core.verify import broken
from chehang.finance.models import FrozenStatement
from chehang.finance.operations.approve_reopen import ApproveReopen, approve_reopen
from chehang.finance.operations.close_period import ClosePeriod, close_period
from chehang.finance.operations.request_reopen import RequestReopen, request_reopen
from chehang.finance.operations.review_voucher import ReviewVoucher, review_voucher
from chehang.ledger.models import AccountBalance, Reopening


@pytest.fixture
def general(actor_of) -> Actor:
    return actor_of("general_manager", name="魏总")


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
    with pytest.raises(Refused, match=r"approval\.none"):
        approve_reopen(ApproveReopen(reopening_id=request_id), actor=manager, clock=clock)


def test_a_statement_that_says_something_else_is_a_new_version(
    request_id, manager, accountant, clock, month, of_document
) -> None:
    """What was handed out stays as it was; after the reopening the month has a second version of what changed, and of that only."""
    kept = list(
        FrozenStatement.objects.filter(period=month(10)).order_by("id").values_list("name", "version", "digest")
    )
    assert sorted(n for n, _v, _d in kept) == ["balance_sheet", "cash_flow", "equity", "income_statement"]
    approve_reopen(ApproveReopen(reopening_id=request_id), actor=manager, clock=clock)
    voucher = of_document(date(2026, 10, 20))
    review_voucher(ReviewVoucher(voucher_id=voucher.pk), actor=accountant, clock=clock)
    close_period(ClosePeriod(period_id=month(10).pk), actor=manager, clock=clock)
    now = list(FrozenStatement.objects.filter(period=month(10)).order_by("id").values_list("name", "version", "digest"))
    assert now[: len(kept)] == kept, "no version was touched"
    assert {(n, v) for n, v, _d in now[len(kept) :]} >= {("balance_sheet", 2), ("income_statement", 2)}
    second = FrozenStatement.objects.get(period=month(10), name="income_statement", version=2)
    revenue = next(r for r in second.rows if r["key"] == "revenue")
    assert revenue["cells"]["period"] == "405.31"


def test_not_by_the_one_who_asked(manager, clock, month) -> None:
    close_period(ClosePeriod(period_id=month(10).pk), actor=manager, clock=clock)
    done = request_reopen(RequestReopen(period_id=month(10).pk, reason="漏记运费"), actor=manager, clock=clock)
    with pytest.raises(Refused, match=r"approval\.own_work"):
        approve_reopen(ApproveReopen(reopening_id=done.id), actor=manager, clock=clock)
    assert month(10).state == "closed"


def test_what_the_manager_asks_the_general_manager_decides(manager, general, clock, month) -> None:
    close_period(ClosePeriod(period_id=month(10).pk), actor=manager, clock=clock)
    done = request_reopen(RequestReopen(period_id=month(10).pk, reason="漏记运费"), actor=manager, clock=clock)
    asked = ApprovalRequest.objects.get(document="ledger.reopening", object_id=done.id)
    assert [r.pk for r in waiting(general, clock.today())] == [asked.pk] and waiting(manager, clock.today()) == []
    approve_reopen(ApproveReopen(reopening_id=done.id), actor=general, clock=clock)
    assert month(10).state == "open"


def test_a_no_stays_and_the_month_may_be_asked_for_anew(request_id, manager, accountant, clock, month) -> None:
    asked = ApprovalRequest.objects.get(document="ledger.reopening", object_id=request_id)
    assert dict(asked.shown) == {"Month": "2026-10", "Reason": "漏记运费"}
    send_back(SendBack(request=asked.pk, reason="下月补记"), actor=manager, clock=clock)
    kept = Reopening.objects.get(pk=request_id)
    assert (month(10).state, kept.declined_by_name, kept.approved_by_id) == ("closed", "高静", None)
    told = InboxItem.objects.get(employee_id=accountant.employee_id, subject="ledger.Reopening")
    assert told.params["reason"] == "下月补记"
    done = request_reopen(RequestReopen(period_id=month(10).pk, reason="金额重大"), actor=accountant, clock=clock)
    approve_reopen(ApproveReopen(reopening_id=done.id), actor=manager, clock=clock)
    assert month(10).state == "open"
    with pytest.raises(Refused, match=r"period\.already_agreed"):  # what was posted since stands
        again = ApprovalRequest.objects.get(document="ledger.reopening", object_id=done.id)
        send_back(SendBack(request=again.pk, reason="后悔了"), actor=manager, clock=clock)
    assert [row for rule, row in broken() if rule.code.startswith("I")] == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger_period SET state = 'open' WHERE month = 10",
        "UPDATE ledger_period SET state = 'open', reopening_id = (SELECT id FROM ledger_reopening) WHERE month = 10",
        "UPDATE ledger_reopening SET approved_by_id = requested_by_id",
        "UPDATE ledger_reopening SET reason = 'x'",
        "DELETE FROM ledger_reopening",
        "UPDATE ledger_reopening SET declined_at = requested_at, approved_by_id = requested_by_id + 1",
    ],
)
def test_the_database_refuses_a_short_cut(request_id, sql) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
