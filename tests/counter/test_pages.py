"""The counter's page: finding, drafting and confirming without a mouse, refusals that lose nothing."""

import json

import pytest
from django.test import Client

from chehang.counter.models import Sale
from chehang.org.models import Account
from tests.shop import PadShop


@pytest.fixture
def seller(padshop: PadShop) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=padshop.depot.who("parts_sales").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    return client


def send(client: Client, **body) -> tuple[int, dict]:
    answer = client.post("/counter/desk/do/", json.dumps(body), content_type="application/json")
    return answer.status_code, answer.json()


def test_finding_shows_stock_bin_and_price(padshop: PadShop, seller: Client) -> None:
    from chehang.catalogue.operations.create_part import CreatePart, create_part

    cmd = CreatePart.model_validate(
        {"brand": padshop.depot.brand.pk, "part_no": "H3A 615 301 E", "name_cn": "前制动盘"}
    )
    done = padshop.depot.run(create_part, cmd, "parts_planner")
    padshop.price(type(padshop.pads).objects.get(pk=done.id), "620.00", "409.20")
    hit = seller.get("/counter/find/", {"q": "h3a-615.301e"}).json()["hits"][0]
    assert (hit["part"], hit["price"], hit["available"]) == (done.id, "620.00", "0")


def test_draft_then_confirm_then_twice(padshop: PadShop, seller: Client) -> None:
    line = {"part": padshop.pads.pk, "quantity": "2", "discount": "5"}
    assert send(seller, do="confirm", lines=[line], key="a")[0] == 200
    assert send(seller, do="confirm", lines=[line], key="a")[0] == 200
    assert Sale.objects.get().state == "confirmed"


def test_a_refusal_keeps_the_draft(padshop: PadShop, seller: Client) -> None:
    status, answer = send(
        seller, do="confirm", lines=[{"part": padshop.pads.pk, "quantity": "100", "discount": "0"}], key="a"
    )
    assert status == 422 and answer["code"] == "stock.short" and answer["sale"]
    assert Sale.objects.get().state == "draft"
    assert str(padshop.pads.display_no) in seller.get(f"/counter/desk/?sale={answer['sale']}").content.decode()


@pytest.mark.parametrize("body", ["[]", "{", '{"lines": 5}', '{"lines": [{"part": 1}], "key": "x"}'])
def test_rubbish_is_refused(padshop: PadShop, seller: Client, body: str) -> None:
    assert seller.post("/counter/desk/do/", body, content_type="application/json").status_code in (400, 422)
    assert not Sale.objects.exists()
