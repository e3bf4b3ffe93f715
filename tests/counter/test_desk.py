"""What the counter's page looks up, and what it shows to whom."""

import json
from typing import Any

import pytest
from django.test import Client

from chehang.catalogue.models import Part
from chehang.catalogue.operations.create_part import CreatePart, create_part
from chehang.catalogue.operations.record_interchange import RecordInterchange, record_interchange
from chehang.counter.models import LostSale, Sale
from chehang.org.models import Account
from tests.selling import Shop


def enter(shop: Shop, post: str) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=shop.depot.who(post).account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    return client


def post(client: Client, url: str, body: Any) -> tuple[int, dict[str, Any]]:
    answer = client.post(url, json.dumps(body), content_type="application/json")
    return answer.status_code, answer.json()


@pytest.fixture
def pads(shop: Shop) -> tuple[Part, Part]:
    """An empty shelf of pads, and five of another number that fit."""
    made = []
    for number in ("H3A 698 151 D", "H3A 698 151 E"):
        cmd = CreatePart.model_validate({"brand": shop.depot.brand.pk, "part_no": number, "name_cn": "前制动片"})
        made.append(Part.objects.get(pk=shop.run(create_part, cmd, "parts_planner").id))
        shop.price(made[-1], "458")
    shop.depot.shelve(made[1], "5", "1337.50")
    pair = RecordInterchange.model_validate({"part": made[0].pk, "other": made[1].pk, "valid_from": "2026-01-01"})
    shop.run(record_interchange, pair, "parts_planner")
    return made[0], made[1]


def test_an_empty_shelf_offers_what_fits(shop: Shop, pads: tuple[Part, Part]) -> None:
    hits = enter(shop, "parts_sales").get("/counter/find/", {"q": "H3A698151D"}).json()["hits"]
    by_part = {h["part"]: h for h in hits}
    assert by_part[pads[0].pk]["available"] == "0" and by_part[pads[1].pk]["available"] == "5"
    assert "H3A698151D" in by_part[pads[1].pk]["why"]
    assert by_part[pads[0].pk]["exact"] and not by_part[pads[1].pk]["exact"], "a scan takes only what it names"
    assert by_part[pads[1].pk]["bins"] == ["A-01-01-01 · 5"]


def test_margins_are_for_managers(shop: Shop, pads: tuple[Part, Part]) -> None:
    for who, seen in (("parts_sales", ""), ("parts_manager", "34.0 %")):  # 405.31 ex, cost 267.50
        hits = enter(shop, who).get("/counter/find/", {"q": "H3A698151E"}).json()["hits"]
        assert {h["part"]: h["margin"] for h in hits}[pads[1].pk] == seen


def test_prices_follow_the_customer(shop: Shop, pads: tuple[Part, Part]) -> None:
    shop.price(pads[0], "341", "wholesale")
    client = enter(shop, "parts_sales")
    ask = f"/counter/prices/?parts={pads[0].pk},x,{pads[1].pk}&class="
    assert client.get(ask + "wholesale").json()["prices"][str(pads[0].pk)] == "341.00"
    assert client.get(ask + "no-such").json()["prices"][str(pads[0].pk)] == "458.00"


def test_customers_show_credit_and_hide_phones(shop: Shop) -> None:
    firm = shop.customer("1000", plate_no="浙A12345")
    shop.on_account(shop.sold((shop.goods(), "1"), customer=firm.pk))
    hit = enter(shop, "parts_sales").get("/counter/customers/", {"q": "1234"}).json()["hits"][0]
    assert (hit["credit"], hit["owed"]) == ("1,000.00", "458.00")
    assert "13800001234" not in json.dumps(hit)


def test_a_lost_sale_without_leaving(shop: Shop, pads: tuple[Part, Part]) -> None:
    client = enter(shop, "parts_sales")
    body = {"part": pads[0].pk, "quantity": "2", "key": "x"}
    assert post(client, "/counter/desk/lost/", body)[0] == post(client, "/counter/desk/lost/", body)[0] == 200
    assert LostSale.objects.get().quantity == 2
    for bad in (
        {"part": 0, "quantity": "2", "key": "y"},
        {"part": pads[0].pk, "quantity": "０", "key": "y"},
        [],
        {"key": 1},
    ):
        assert post(client, "/counter/desk/lost/", bad)[0] in (400, 422)
    assert LostSale.objects.count() == 1


def test_a_draft_is_continued_with_everything(shop: Shop, pads: tuple[Part, Part]) -> None:
    client = enter(shop, "parts_sales")
    line = {"part": pads[1].pk, "quantity": "2", "discount": "10"}
    status, answer = post(
        client, "/counter/desk/do/", {"do": "confirm", "lines": [line], "handover": "ship", "key": "k"}
    )
    assert status == 422 and answer["code"] == "discount.beyond_limit" and answer["field"] == "lines.0.discount"
    page = client.get(f"/counter/desk/?sale={answer['sale']}")
    data = page.context["data"]
    assert data["ship"] and data["lines"][0]["discount"] == "10" and data["limit"] == "5"
    line["discount"] = "5"
    status, answer = post(
        client, "/counter/desk/do/", {"do": "confirm", "sale": answer["sale"], "lines": [line], "key": "k2"}
    )
    assert status == 200 and Sale.objects.get().state == "confirmed"
    assert Sale.objects.get().number in client.get(answer["go"]).content.decode()


def test_another_store_s_draft_is_unknown(shop: Shop, other_store: Any, actor_of: Any, pads: tuple[Part, Part]) -> None:
    sale = shop.draft((pads[1], "1"))
    stranger = Client()
    account = Account.objects.get(pk=actor_of("parts_sales", at=other_store).account_id)
    stranger.force_login(account, backend="chehang.org.accounts.AccountBackend")
    assert stranger.get(f"/counter/desk/?sale={sale.pk}").status_code == 404
    assert stranger.get("/counter/find/", {"q": "H3A698151E"}).json()["hits"][0]["available"] == "0"


def test_a_return_from_the_counter_to_the_shelf(shop: Shop) -> None:
    sale = shop.done((shop.goods(), "2"))
    seller, keeper = enter(shop, "parts_sales"), enter(shop, "keeper")
    url = f"/counter/sales/{sale.pk}/return/"
    assert f'name="q{1}"' in seller.get(url).content.decode()
    for bad in ({"q1": "3", "reason": "多了"}, {"q1": "", "reason": "空的"}, {"q1": "x", "reason": "错的"}):
        answer = seller.post(url, {"cause": "unwanted", **bad})
        assert answer.status_code == 422 and bad["reason"] in answer.content.decode()
    assert seller.post(url, {"q1": "1", "reason": "没选原因"}).status_code == 422
    answer = seller.post(url, {"q1": "1", "cause": "wrong", "reason": "买错了", "_key": "r1"})
    assert answer.status_code == 302
    inspect = answer.url + "inspect/"
    assert seller.get(inspect).status_code == 403 and keeper.get(url).status_code == 403
    assert 'value="A-01-01-01"' in keeper.get(inspect).content.decode()
    answer = keeper.post(inspect, {"a1": "1", "c1": "unopened", "b1": "Z-99", "finding": "完好"})
    assert answer.status_code == 422 and "Z-99" in answer.content.decode()
    answer = keeper.post(inspect, {"a1": "1", "c1": "unopened", "b1": "a-01-01-01", "_key": "r2"})
    assert answer.status_code == 302 and keeper.get(answer.url).status_code == 200
    assert (sale.returns.get().state, sale.returns.get().cause) == ("accepted", "wrong")
    assert keeper.get("/counter/sales/999999/return/").status_code in (403, 404)


def test_papers(shop: Shop) -> None:
    sale = shop.done((shop.goods(), "2", "0.05"))
    made = shop.ask_back(sale, (1, "1"))
    client = enter(shop, "parts_sales")
    for path in (f"counter.sale/{sale.pk}/sale/", f"counter.sale_return/{made.pk}/sale_return/"):
        assert client.get(f"/paper/{path}").content[:5] == b"%PDF-", path


def test_what_is_here_stands_before_what_is_not(shop: Shop) -> None:
    made = [
        CreatePart.model_validate({"brand": shop.depot.brand.pk, "part_no": f"H3A 700 00{n}", "name_cn": "雨刮片"})
        for n in range(2)
    ]
    first, second = (shop.run(create_part, cmd, "parts_planner").id for cmd in made)
    found = enter(shop, "parts_sales")
    order = [h["part"] for h in found.get("/counter/find/?q=雨刮片").json()["hits"]]
    away, here = (first, second) if order[0] == first else (second, first)
    shop.depot.shelve(Part.objects.get(pk=here), "3", "30")
    assert [h["part"] for h in found.get("/counter/find/?q=雨刮片").json()["hits"]] == [here, away]
