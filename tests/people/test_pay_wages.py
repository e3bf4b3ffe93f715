"""Paid: net from the bank, the rest kept back; then the month stands."""

import pytest
from django.db import IntegrityError

from chehang.ledger.models import Voucher
from chehang.people.models import PayRun
from tests.people.hr import Hr
from tests.people.month import payroll, terms


def test_paid_and_frozen(hr: Hr) -> None:
    terms(hr)
    run = payroll(hr)
    voucher = Voucher.objects.get(event="wages_paid", object_id=run.pk)
    credit = {x.account.code: x.credit for x in voucher.lines.select_related("account") if x.credit}
    assert credit["1002.01"] == run.net and credit["2241.05"] == 1665
    hr.refused("state.wrong", "pay_wages", "cashier", run=run.pk)
    hr.refused("not_allowed", "pay_wages", "hr_manager", run=run.pk)
    with pytest.raises(IntegrityError):
        PayRun.objects.update(net=0)
