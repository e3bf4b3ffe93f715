"""Transferring the profit: every income and expense account is at nothing, per dimension; once more changes nothing (I30)."""

from datetime import timedelta
from decimal import Decimal as D

from chehang.finance.statements.figures import closing, income_statement
from chehang.ledger.models import AccountBalance, Period, Voucher

from .conftest import refused


def test_per_dimension_and_once(desk) -> None:
    claim = desk.approved(desk.submitted(desk.claim()), "parts_manager")
    desk.run("pay_claim", "cashier", claim=claim.pk)
    period = Period.objects.get(store=desk.store, month=11)
    refused("period.running", desk, "transfer_profit", "accountant", period=period.pk)
    desk.clock.at += timedelta(days=9)
    who = desk.who("accountant")
    before = income_statement(who, period.first_day, period.first_day).columns[0][1]["net_profit"].amount
    desk.run("transfer_profit", "accountant", period=period.pk)
    assert not [b for b in closing(who, period.first_day) if b.code.startswith("6")]
    assert (
        not AccountBalance.objects.filter(account__code__startswith="6")
        .exclude(debit=0, credit=0)
        .exclude(debit__gt=0, credit__gt=0)
        .exists()
    )
    assert [b.net for b in closing(who, period.first_day) if b.code == "4103"] == [-before]
    line = Voucher.objects.get(event="profit_transferred").lines.get(account__code="6601.09")
    assert (line.department, line.partner_kind) == ("parts", "employee")
    after = income_statement(who, period.first_day, period.first_day).columns[0][1]["net_profit"].amount
    assert before == after == D("199541.28")
    refused("profit.nothing", desk, "transfer_profit", "accountant", period=period.pk)
