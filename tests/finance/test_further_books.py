"""Changes in equity, the multi-column ledger, quantities and amounts, the cash forecast: each equals what it is made of."""

import io
from decimal import Decimal as D
from itertools import pairwise

import pytest
from django.test import Client
from openpyxl import load_workbook

from chehang.finance.statements.equity import agrees, changes_in_equity
from chehang.finance.treasury.forecast import WEEKS, forecast, liquid
from chehang.ledger.models import Account
from chehang.org.models import Account as Login
from tests.selling import Shop, make_shop

BACKEND = "chehang.org.accounts.AccountBackend"


@pytest.fixture
def shop(store, clock, actor_of) -> Shop:
    return make_shop(store, clock, actor_of)


def client(actor) -> Client:
    made = Client(headers={"accept-language": "zh-hans"})
    made.force_login(Login.objects.get(pk=actor.account_id), backend=BACKEND)
    return made


def test_the_profit_of_a_sale_changes_the_equity(shop: Shop) -> None:
    """Two filters sold at 180 with VAT, cost 203.54: 318.58 − 203.54 = 115.04 more belongs to the owners."""
    part = shop.depot.part()
    shop.receive(part, "60", "101.77")
    shop.price(part, "180")
    shop.done((part, "2"))
    rows = {r.key: r for r in changes_in_equity(shop.depot.who("accountant"), shop.depot.clock.today())}
    assert rows["income"].amounts["retained"] == D("115.04") and agrees(list(rows.values()))
    assert rows["after"].total - rows["before"].total == D("115.04")
    browser = client(shop.depot.who("accountant"))
    assert "115.04" in browser.get("/finance/equity/").content.decode()
    sheet = load_workbook(io.BytesIO(browser.get("/finance/equity/?export=1").content)).active
    assert (
        next(
            r[5]
            for r in sheet.iter_rows(values_only=True)
            if r[0] == "综合收益总额" or r[0] == "Total comprehensive income"
        )
        == 115.04
    )
    main = Account.objects.get(store=shop.store, code="6401")
    page = browser.get(f"/finance/columns/?account={main.pk}").content.decode()
    assert "203.54" in page and "配件外销成本" in page
    page = browser.get(f"/finance/quantities/?part={part.pk}").content.decode()
    assert "5,902.66" in page and "101.77" in page


def test_eight_weeks_of_what_is_known(desk, supplier) -> None:
    """An invoice of 1,130 due in three weeks, one overdue of 500: the sums stand in their weeks and add up."""
    who, today = desk.who("accountant"), desk.day()
    before = liquid(who)
    desk.owed(supplier, "500", "9001")
    desk.owed(supplier, "1130", "9002")
    weeks = forecast(who, today)
    assert len(weeks) == WEEKS and weeks[0].first.weekday() == 0 and weeks[0].before == before
    known = [f for w in weeks for f in w.flows if f.kind == "suppliers"]
    assert sorted(f.amount for f in known) == [D(-1130), D(-500)]
    for f in known:
        assert any(w.first <= f.day <= w.last and f in w.flows for w in weeks)
    assert weeks[-1].after == before + sum(f.amount for w in weeks for f in w.flows)
    assert all(a.after == b.before for a, b in pairwise(weeks))
    busy = next(w for w in weeks if any(f.kind == "suppliers" for f in w.flows))
    page = client(who).get(f"/finance/forecast/?week={busy.first}").content.decode()
    assert "9001" in page or "9002" in page
    assert client(who).get("/finance/forecast/?export=1").status_code == 200
