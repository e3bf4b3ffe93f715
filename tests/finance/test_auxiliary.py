"""An account by its dimensions and the voucher summary: both add up to the books, by any days, and open."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.ledger.models import Account
from chehang.ledger.queries import DIMENSIONS, account_ledger, by_dimension, voucher_summary

from .test_further_books import client


@pytest.fixture
def owed(desk, supplier):
    """Two invoices of one supplier, on two days."""
    desk.owed(supplier, "1130")
    desk.clock.at += timedelta(days=1)
    desk.owed(supplier, "565", "9002")
    return supplier


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_the_rows_add_up_to_the_account(desk, owed, dimension: str) -> None:
    who, today = desk.who("accountant"), desk.day()
    account = Account.objects.get(store=desk.store, code="2202")
    for since in (today, today - timedelta(days=1)):
        whole, rows = account_ledger(who, account, since, today), by_dimension(who, account, dimension, since, today)
        sums = tuple(sum(getattr(r, x) for r in rows) for x in ("opening", "debit", "credit", "closing"))
        assert sums == (whole.opening, whole.debit, whole.credit, whole.closing) and rows


def test_a_partner_s_row_opens_his_lines(desk, owed) -> None:
    who, today = desk.who("accountant"), desk.day()
    account = Account.objects.get(store=desk.store, code="2202")
    [row] = by_dimension(who, account, "partner", today, today)
    assert (row.key, row.opening, row.credit, row.closing) == (("supplier", owed.pk), D(-1130), D(565), D(-1695))
    browser = client(who)
    page = browser.get(f"/finance/dimensions/?account={account.pk}&since={today}&until={today}").content.decode()
    assert owed.name in page and "1,695.00" in page and f"partner_id={owed.pk}" in page
    assert browser.get(f"/finance/dimensions/?account={account.pk}&by=item&export=1").content[:2] == b"PK"
    assert browser.get("/finance/dimensions/?by=nonsense").status_code == 404


def test_the_vouchers_of_some_days(desk, owed) -> None:
    who, today = desk.who("accountant"), desk.day()
    rows, count = voucher_summary(who, today, today)
    assert count == 1 and {r.account.code: (r.debit, r.credit) for r in rows} == {
        "1601.06": (D(565), 0),
        "2202.01": (0, D(565)),
    }
    assert "565.00" in client(who).get(f"/finance/summary/?since={today}&until={today}").content.decode()
    assert client(desk.who("keeper")).get("/finance/summary/").status_code == 403
