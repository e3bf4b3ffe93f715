"""What was out of the ordinary in a month: late, round, at odd hours, reversed, without the right."""

from datetime import date

import pytest

from chehang.core.errors import NotAllowed
from chehang.finance.discipline.finding import exceptions
from chehang.finance.models import ExceptionReport
from chehang.ledger.models import Period

from .conftest import refused
from .methods import account_of


def by_hand(desk, amount: str, on: date) -> None:
    lines = [
        {"account_id": account_of(desk, "6602.06").pk, "debit": amount, "department": "management"},
        {"account_id": account_of(desk, "1002.01").pk, "credit": amount},
    ]
    done = desk.run("make_voucher", "accountant", date=on, summary="水电费", reason="补记水电", lines=lines)
    desk.run("review_voucher", "finance_manager", voucher_id=done.id)


def test_each_kind_is_found_and_signed(desk, month) -> None:
    november = month(11)
    by_hand(desk, "20000", date(2026, 11, 2))
    by_hand(desk, "123.45", desk.day())
    with pytest.raises(NotAllowed):
        desk.run("sign_exceptions", "cashier", period=november.pk, finding="无异常")
    found = exceptions(desk.who("finance_manager"), november)
    assert [x.kind for x in found if "20,000" in x.text] == ["late", "round"]
    assert [x.kind for x in found if "123.45" in x.text] == [] and found[0].kind == "attempt"
    refused("exceptions.running", desk, "sign_exceptions", "finance_manager", period=november.pk, finding="无异常")
    desk.clock.at = desk.clock.at.replace(month=12, day=1)
    done = desk.run("sign_exceptions", "finance_manager", period=november.pk, finding="水电费发票迟到,已补附件")
    report = ExceptionReport.objects.get(pk=done.id)
    assert report.count == len(report.items) >= 3 and Period.objects.get(pk=november.pk).state == "open"
