"""Closing the year: the profit becomes undistributed, a tenth is put aside, the next year begins at nothing."""

from datetime import timedelta
from decimal import Decimal as D

from chehang.finance.statements.figures import balance_sheet, closing, income_statement
from chehang.ledger.models import Period
from chehang.ledger.services.opening import add_period

from .conftest import refused


def test_the_profit_of_the_year(desk) -> None:
    november = Period.objects.get(store=desk.store, month=11)
    december = add_period(desk.store.pk, desk.day().replace(month=12))
    refused("year.not_over", desk, "close_year", "finance_manager", period=november.pk)
    desk.clock.at += timedelta(days=40)
    refused("year.not_transferred", desk, "close_year", "finance_manager", period=december.pk)
    desk.run("transfer_profit", "accountant", period=november.pk)
    done = desk.run("close_year", "finance_manager", period=december.pk)
    assert done.model_extra["reserve"] == "20000.00"
    who = desk.who("accountant")
    found = {b.code: b.net for b in closing(who, december.first_day)}
    assert found["4101"] == D(-20000) and found["4104.15"] == D(-180000) and "4103" not in found
    sheet = balance_sheet(who, december.first_day).columns[0][1]
    assert sheet["assets"].amount == sheet["both"].amount == D(200000)
    # As of 31 December the year's profit can still be read, and January starts with none of it.
    year = dict(income_statement(who, december.first_day, december.first_day).columns)["year"]
    assert year["net_profit"].amount == D(200000)
    january = add_period(desk.store.pk, desk.day().replace(year=2027, month=1, day=1))
    opened = {b.code: b.net for b in closing(who, january.first_day)}
    assert opened == found, "opening(p+1) = closing(p)"
    this_year = income_statement(who, january.first_day, january.first_day).columns
    assert [cells["net_profit"].amount for _name, cells in this_year[:2]] == [D(0), D(0)]
    refused("profit.nothing", desk, "close_year", "finance_manager", period=december.pk)
