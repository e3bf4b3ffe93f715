"""The pages of the measures: who sees which, what they say, what they open."""

import io
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from chehang.core.measures import measures
from chehang.org.models import Account
from chehang.project.cli import main
from tests.selling import Shop

MOST_QUERIES = 60  # a trend of moments asks each of its twelve; none grows with the store


@pytest.fixture
def sold(shop: Shop) -> Shop:
    shop.done((shop.goods(), "2"))
    return shop


def enter(shop: Shop, post: str) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=shop.depot.who(post).account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    return client


def test_each_sees_what_is_his(sold: Shop) -> None:
    page = enter(sold, "general_manager").get("/measures/").content.decode()
    assert "配件部" in page and "财务部" in page and "/measures/counter.margin/" in page
    seller = enter(sold, "parts_sales")
    page = seller.get("/measures/").content.decode()
    assert "/measures/counter.sold/" in page and "counter.margin" not in page
    assert seller.get("/measures/counter.margin/").status_code == 403
    assert seller.get("/measures/counter.nothing/").status_code == 404


@pytest.mark.once("postgresql")
@pytest.mark.parametrize("department", sorted({name.split(".")[0] for name in measures()}))
def test_every_measure_has_its_page_and_its_sheet(sold: Shop, department: str) -> None:
    client = enter(sold, "general_manager")
    for name in (name for name in measures() if name.split(".")[0] == department):
        with CaptureQueriesContext(connection) as spent:
            page = client.get(f"/measures/{name}/?span=2026-11")
        assert page.status_code == 200, name
        assert len(spent) <= MOST_QUERIES, (name, len(spent))
        for by in measures()[name].by:
            assert client.get(f"/measures/{name}/?by={by.path}&is=abc").status_code == 200, (name, by.path)
        assert client.get(f"/measures/{name}/export/?span=2026-11").status_code == 200, name


# How an address is read is the same for every measure: one of each kind is enough.
@pytest.mark.parametrize("name", ["counter.sold", "counter.margin", "stock.turns", "work.late_tasks"])
def test_any_address_is_answered(sold: Shop, name: str) -> None:
    client = enter(sold, "general_manager")
    for query in ("span=2026-W48", "span=nonsense&page=9e9&by=zz&is=%00", "from=2026-11-02&to=2026-11-20", "span=year"):
        assert client.get(f"/measures/{name}/?{query}").status_code == 200
    for by in measures()[name].by:
        assert client.get(f"/measures/{name}/?by={by.path}&is=").status_code == 200


def test_the_number_and_the_rows_stand_on_one_page(sold: Shop) -> None:
    page = enter(sold, "parts_sales").get("/measures/counter.sold/?span=2026-11").content.decode()
    assert "916.00" in page and "/counter/sales/" in page and "尚未结束" in page
    page = enter(sold, "parts_sales").get("/measures/counter.sold/?span=2026-09").content.decode()
    assert "无数据" in page


def test_the_sheet_adds_up(sold: Shop) -> None:
    response = enter(sold, "general_manager").get("/measures/counter.profit/export/?span=2026-11")
    rows = list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))
    brought = [float(r[-1]) for r in rows if isinstance(r[-1], int | float)]
    told = enter(sold, "general_manager").get("/api/v1/measures/counter.profit?span=2026-11").json()
    assert round(sum(brought), 2) in (float(told["value"]), 2 * float(told["value"])), "with or without a totals row"


def test_the_api_says_the_same(sold: Shop) -> None:
    client = enter(sold, "general_manager")
    names = {m["name"] for m in client.get("/api/v1/measures").json()["measures"]}
    assert names == set(measures())
    told = client.get("/api/v1/measures/counter.sold?span=2026-11&by=made_by_name&periods=3").json()
    assert told["value"] == "916.00" and told["rows"] == 1 and told["still_open"]
    assert [t["value"] for t in told["trend"]] == [None, None, "916.00"]
    assert [s["value"] for s in told["shares"]] == ["916.00"]
    rows = client.get("/api/v1/measures/counter.sold/rows?span=2026-11").json()
    assert [r["brings"] for r in rows["rows"]] == ["916.00"] and rows["value"] == "916.00"
    assert client.get("/api/v1/measures/counter.sold?span=yesterday").status_code == 422
    assert enter(sold, "keeper").get("/api/v1/measures/counter.sold").status_code == 403


def test_they_are_found_by_typing(sold: Shop) -> None:
    hits = enter(sold, "parts_manager").get("/find/?q=毛利").json()["hits"]
    assert any(h["url"] == "/measures/counter.margin/" for h in hits)
    assert not enter(sold, "keeper").get("/find/?q=毛利").json()["hits"]


def test_the_command_tells_the_last_whole_month(sold: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measures", "--json", "--period", "2026-11"]) == 0
    told = {m["name"]: m for m in json.loads(capsys.readouterr().out)}
    assert set(told) == set(measures())
    assert told["counter.sold"] == {
        "name": "counter.sold",
        "title": told["counter.sold"]["title"],
        "unit": "CNY",
        "owner": "parts_manager",
        "value": 916.0,
        "period": "2026-11",
        "rows": 1,
    }
    assert told["counter.returned"]["value"] is None
    assert main(["measures", "--json"]) == 0
    assert all(set(m) == set(told["counter.sold"]) for m in json.loads(capsys.readouterr().out))
    assert main(["measures", "--store", "99"]) == 1 and main(["measures", "--period", "soon"]) == 1
