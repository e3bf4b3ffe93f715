"""Stamp duty of a quarter and the tax calendar."""

from datetime import date
from decimal import Decimal as D

import pytest

from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.finance.levies.due import calendar_month, filing_day
from chehang.finance.levies.stamps import Base, taxed
from chehang.finance.models import StampDuty
from chehang.ledger.models import Period
from chehang.ledger.queries import balance_of_role
from chehang.ledger.services import Leg, post

from .conftest import refused
from .test_add_asset import CARD


@pytest.fixture
def quarter(desk, supplier):
    """December, on its last day: a machine for 60,000 was bought in the quarter."""
    desk.clock.at = desk.clock.at.replace(month=12, day=31)
    desk.run("add_asset", "accountant", **CARD, supplier=supplier.pk, invoice="8001", tax="7800")
    return Period.objects.get(store=desk.store, month=12)


def test_reckoned_and_reckoned_again(desk, quarter) -> None:
    month = Period.objects.get(store=desk.store, month=11)
    refused("stamp.quarter", desk, "reckon_stamp_duty", "accountant", period=month.pk)
    lines = [{"item": "insurance", "what": "厂房财产险", "base": "8000"}]
    done = desk.run("reckon_stamp_duty", "accountant", period=quarter.pk, lines=lines)
    # 60,000 × 0.3 ‰ = 18.00 and 8,000 × 1 ‰ = 8.00
    assert done.model_extra["total"] == "26.00"
    row = StampDuty.objects.get()
    assert [(x["item"], x["base"], x["tax"]) for x in row.items] == [("sale", "60000.00", "18.00"), ("insurance", "8000.00", "8.00")]  # fmt: skip
    who = desk.who("accountant")
    assert (balance_of_role(who, "stamp_duty"), balance_of_role(who, "surtax")) == (D(-26), D(26))
    refused("stamp.nothing", desk, "reckon_stamp_duty", "accountant", period=quarter.pk, lines=lines)
    again = desk.run("reckon_stamp_duty", "accountant", period=quarter.pk)
    assert (again.model_extra["total"], again.model_extra["change"]) == ("18.00", "-8.00")
    assert balance_of_role(who, "stamp_duty") == D(-18)
    refused("not_allowed", desk, "reckon_stamp_duty", "cashier", period=quarter.pk)


def test_every_rate(desk, quarter) -> None:
    who = desk.who("accountant")
    items = ("sale", "work", "loan", "lease", "transport", "storage", "insurance", "property", "capital")
    found = taxed(who, quarter, [Base(x, x, D(1_000_000)) for x in items])
    assert [x["tax"] for x in found] == ["300.00", "300.00", "50.00", "1000.00", "300.00", "1000.00", "1000.00", "500.00", "250.00"]  # fmt: skip


@pytest.mark.parametrize(
    ("month", "last"),
    [
        (date(2025, 11, 1), date(2025, 11, 17)),  # the 15th is a Saturday
        (date(2025, 10, 1), date(2025, 10, 23)),  # eight days of holidays
        (date(2025, 12, 1), date(2025, 12, 15)),
    ],
)
def test_the_last_day_of_filing(desk, month: date, last: date) -> None:
    assert filing_day(desk.who("accountant"), month) == last


def test_what_is_due_and_paid(desk) -> None:
    who = desk.who("accountant")
    with writing():
        ctx = Context(who, desk.clock, "test.act")
        post(ctx, "sale", source=Source("test.x", 1), legs=[Leg("receivable", D(1130)), Leg("revenue", D(1000)), Leg("output_vat", D(130))])  # fmt: skip
        keep_steps(ctx)
    december, january = date(2026, 12, 1), date(2027, 1, 1)
    desk.clock.at = desk.clock.at.replace(day=30)
    assert {str(x.against): x.state for x in calendar_month(who, december, desk.day())}["vat"] == "unbooked"
    desk.run("turn_vat", "accountant", period=Period.objects.get(store=desk.store, month=11).pk)
    found = {x.against: x for x in calendar_month(who, december, desk.day())}
    assert (found["vat"].owed, found["city"].owed, found["vat"].state) == (D(130), D("9.10"), "open")
    assert "income" not in found and "stamp" not in found
    assert calendar_month(who, december, date(2026, 12, 16))[0].state == "late"
    desk.clock.at = desk.clock.at.replace(month=12, day=10)
    with writing():
        ctx = Context(desk.who("cashier"), desk.clock, "test.act")
        post(ctx, "taxes_paid", source=Source("test.x", 2), legs=[Leg("vat", D(130)), Leg("money_bank", D(130))])
        keep_steps(ctx)
    found = {x.against: x for x in calendar_month(who, december, desk.day())}
    assert (found["vat"].state, found["vat"].rest, found["city"].state) == ("paid", D(0), "open")
    assert {"income", "stamp"} <= {x.against for x in calendar_month(who, january, desk.day())}
    assert [x.of for x in calendar_month(who, date(2027, 5, 1), desk.day())][-1] == "2026"
