"""Writing a voucher by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from pydantic import ValidationError

from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.finance.drafting import summaries
from chehang.finance.operations.make_voucher import MakeVoucher, make_voucher
from chehang.ledger.models import AccountBalance, Line, Period, Voucher
from chehang.ledger.services import open_books
from chehang.org.models import Account


def test_a_draft_has_no_number_and_moves_no_balance(draft, accountant) -> None:
    assert (draft.state, draft.number, draft.event, draft.maker_id) == ("draft", None, "manual", accountant.employee_id)
    assert draft.total == Decimal(2180) and draft.lines.count() == 3
    assert not AccountBalance.objects.exists()
    assert InboxItem.objects.get(post="finance_manager").params["total"] == "2,180.00"


def test_the_same_request_makes_one_draft(accountant, clock, text) -> None:
    first = make_voucher(MakeVoucher(**text()), actor=accountant, clock=clock, key="k1")
    assert make_voucher(MakeVoucher(**text()), actor=accountant, clock=clock, key="k1") == first
    assert Voucher.objects.count() == 1
    with pytest.raises(Conflict, match=r"key\.reused"):
        make_voucher(MakeVoucher(**text(summary="另一张")), actor=accountant, clock=clock, key="k1")


def bad_lines(account, *lines: dict) -> list[dict]:
    return [{"account_id": account(line.pop("code")).pk} | line for line in lines]


@pytest.mark.parametrize(
    ("lines", "code", "field"),
    [
        ([{"code": "1001", "debit": "1"}, {"code": "1002.01", "credit": "2"}], "voucher.unbalanced", "lines"),
        ([{"code": "1002", "debit": "1"}, {"code": "1001", "credit": "1"}], "account.not_posted_to", "lines.0.account_id"),
        ([{"code": "1001", "debit": "1"}, {"code": "1405.02", "credit": "1"}], "account.controlled", "lines.1.account_id"),
        ([{"code": "1001", "debit": "1", "credit": "1"}, {"code": "1002.01", "credit": "1"}], "voucher.one_side",
         "lines.0.debit"),
        ([{"code": "1001", "debit": "1"}, {"code": "1002.01"}], "voucher.one_side", "lines.1.debit"),
        ([{"code": "1221.03", "debit": "1", "employee_id": 1, "customer_id": 1}, {"code": "1001", "credit": "1"}],
         "voucher.partner", "lines.0.supplier_id"),
        ([{"code": "1221.03", "debit": "1", "employee_id": 987654}, {"code": "1001", "credit": "1"}], "not_found",
         "lines.0.employee_id"),
        ([{"code": "6602.06", "debit": "1"}, {"code": "1001", "credit": "1"}], "voucher.dimension", "lines.0.department"),
        ([{"code": "1221.03", "debit": "1"}, {"code": "1001", "credit": "1"}], "voucher.dimension", "lines.0.employee_id"),
        ([{"code": "1123.01", "debit": "1"}, {"code": "1001", "credit": "1"}], "voucher.dimension", "lines.0.supplier_id"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)  # fmt: skip
def test_refused_lines(accountant, clock, text, account, lines, code, field) -> None:
    lines = bad_lines(account, *(dict(line) for line in lines))
    with pytest.raises(Refused, match=code) as caught:
        make_voucher(MakeVoucher(**text(lines=lines)), actor=accountant, clock=clock)
    assert caught.value.field == field and str(caught.value)
    assert not Voucher.objects.exists() and not Line.objects.exists()


def test_a_partner_and_a_department_stay_with_the_line(accountant, clock, text, account) -> None:
    lines = text()["lines"]
    lines[0] |= {"employee_id": accountant.employee_id, "department": "parts"}
    done = make_voucher(MakeVoucher(**text(lines=lines)), actor=accountant, clock=clock)
    line = Line.objects.get(voucher=done.id, n=1)
    assert (line.partner_kind, line.partner_id, line.department) == ("employee", accountant.employee_id, "parts")
    assert Voucher.objects.get().form_values()["lines"][0]["employee_id"] == accountant.employee_id


def test_an_account_of_another_store_is_unknown(accountant, clock, text, other_store, account) -> None:
    open_books(other_store.pk, date(2026, 10, 1))
    lines = text()["lines"]
    lines[0]["account_id"] = type(account("1001")).objects.get(store=other_store, code="1001").pk
    with pytest.raises(Refused, match="not_found"):
        make_voucher(MakeVoucher(**text(lines=lines)), actor=accountant, clock=clock)


@pytest.mark.parametrize(("on", "code"), [(date(2026, 9, 30), "period.unknown"), (date(2026, 10, 5), "period.closed")])
def test_dates_outside_the_open_months(accountant, clock, text, on, code) -> None:
    Period.objects.update(state="closed")
    with pytest.raises(Refused, match=code) as caught:
        make_voucher(MakeVoucher(**text(date=on)), actor=accountant, clock=clock)
    assert caught.value.field == "date" and not Voucher.objects.exists()


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1.001", "1e5", "１２", 1.5, "99999999999999"])
def test_bad_numbers_do_not_get_in(text, amount) -> None:
    lines = text()["lines"]
    lines[0]["debit"] = amount
    with pytest.raises(ValidationError):
        MakeVoucher(**text(lines=lines))


def test_reason_and_two_lines_are_mandatory(text) -> None:
    for wrong in ({"reason": ""}, {"summary": ""}, {"lines": text()["lines"][:1]}):
        with pytest.raises(ValidationError):
            MakeVoucher(**text(**wrong))


def test_a_stranger_may_not(accountant, clock, text) -> None:
    with pytest.raises(NotAllowed):
        make_voucher(MakeVoucher(**text()), actor=replace(accountant, permissions=frozenset()), clock=clock)


def test_summaries_once_written_are_offered_again(draft, accountant, clock, text, actor_of) -> None:
    """B28: 摘要 of vouchers by hand come up while the next is written, the most used first, and only to who sees vouchers."""
    for _time in range(2):
        make_voucher(MakeVoucher(**text(summary="支付水电费")), actor=accountant, clock=clock)
    assert summaries(accountant)[0] == "支付水电费" and draft.summary in summaries(accountant)
    assert summaries(actor_of("keeper")) == []
    client = Client()
    client.force_login(Account.objects.get(pk=accountant.account_id), backend="chehang.org.accounts.AccountBackend")
    page = client.get("/do/finance/make_voucher/").content.decode()
    assert '<datalist id="offers-summary"><option value="支付水电费">' in page
    assert 'list="offers-lines-summary"' in page and '<datalist id="offers-lines-summary">' in page
