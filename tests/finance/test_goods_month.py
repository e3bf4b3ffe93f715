"""进销存月报: opening + in − out = closing by part, and both ends equal the stock account."""

import io
from decimal import Decimal as D

import pytest
from django.test import Client
from openpyxl import load_workbook

from chehang.finance.goods_month import report
from chehang.ledger.models import Period
from chehang.org.models import Account as Login
from tests.selling import Shop, make_shop

BACKEND = "chehang.org.accounts.AccountBackend"


@pytest.fixture
def shop(store, clock, actor_of) -> Shop:
    return make_shop(store, clock, actor_of)


def test_received_and_sold_in_one_month(shop: Shop) -> None:
    """60 at 101.77 come (6,106.20), 2 go at the average (203.54): 58 worth 5,902.66, as the ledger says."""
    part = shop.depot.part()
    shop.receive(part, "60", "101.77")
    shop.price(part, "180")
    shop.done((part, "2"))
    month = Period.objects.get(store=shop.store, first_day=shop.depot.clock.today().replace(day=1))
    found = report(shop.depot.who("accountant"), month)
    [row] = found.rows
    assert (row.opening, row.came, row.left, row.closing) == (0, 60, 2, 58)
    assert (row.opening_value, row.came_value, row.left_value, row.closing_value) == (
        0,
        D("6106.20"),
        D("203.54"),
        D("5902.66"),
    )
    assert found.agrees and found.ledger_closing == D("5902.66")
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Login.objects.get(pk=shop.depot.who("accountant").account_id), backend=BACKEND)
    page = client.get(f"/finance/goods_month/?part={part.pk}").content.decode()
    assert "5,902.66" in page and "/stock/entries/" in page
    answer = client.get("/finance/goods_month/?export=1")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[-1][-1] == 5902.66
