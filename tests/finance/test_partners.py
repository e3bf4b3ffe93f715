"""Ageing of what is open, and the statement of account that is sent to a partner."""

from datetime import date
from decimal import Decimal as D

import pytest

from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.finance.statements.partners import account_with, ageing, band_of
from chehang.ledger.services import Leg, post


@pytest.mark.parametrize(
    ("days", "band"), [(-5, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4)]
)
def test_the_bands(days: int, band: int) -> None:
    today = date(2026, 11, 21)
    assert band_of(date.fromordinal(today.toordinal() - days), today) == band
    assert band_of(None, today) == 0


def test_a_supplier_by_age_and_by_line(desk, supplier) -> None:
    """Owed 640 and 500, 100 of the second paid, 300 paid ahead: 1,040 open, the account stands at 740 in his favour."""
    who, partner = desk.who("accountant"), ("supplier", supplier.pk)
    first, second = desk.owed(supplier, "640"), desk.owed(supplier, "500")
    type(first).objects.filter(pk=first.pk).update(due=desk.day(-45))
    with writing():
        ctx = Context(who, desk.clock, "test.act")
        legs = [Leg("payable", D(100), partner), Leg("prepaid", D(300), partner), Leg("money_bank", D(400))]
        post(ctx, "supplier_paid", source=Source("test.paid", 1), legs=legs)
        keep_steps(ctx)
    type(second).objects.filter(pk=second.pk).update(paid=100)
    [aged] = ageing(who, "supplier", desk.day())
    assert (aged.total, aged.late, aged.bands[2], aged.papers, aged.oldest) == (
        D(1040),
        D(640),
        D(640),
        2,
        desk.day(-45),
    )
    account = account_with(who, "supplier", supplier, desk.day(), desk.day())
    assert (account.debit, account.closing) == (D(400), account.opening + account.debit - account.credit)
    assert account.closing == D(-740) and [x.rest for x in account.items] == [D(-640), D(-400)]
    assert [(name.split()[0], net) for name, net in account.by_account] == [("1123.01", D(300)), ("2202.01", D(-1040))]
    earlier = account_with(who, "supplier", supplier, desk.day(1), desk.day(2))
    assert earlier.opening == account.closing and not earlier.rows
    assert ageing(who, "customer", desk.day()) == []
