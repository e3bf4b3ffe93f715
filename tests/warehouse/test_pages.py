"""The warehouse's own pages: the whole way of goods through the browser's forms."""

import base64
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chehang.core.context import Actor
from chehang.org.models import Account
from chehang.stock.models import Balance
from chehang.warehouse.models import Discrepancy, Inbound, Outbound
from tests.fixtures import PIN
from tests.goods import CHECKER, TODAY, Depot, picture, upload


@pytest.fixture
def at(depot: Depot, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A browser in which a person is signed in."""
    monkeypatch.setattr("chehang.org.web.middleware.Clock", lambda: depot.clock)

    def browser(actor: Actor) -> Client:
        client = Client()
        client.force_login(Account.objects.get(pk=actor.account_id), backend="chehang.org.accounts.AccountBackend")
        return client

    return browser


def test_receiving(depot: Depot, at: Any) -> None:
    part, other = depot.part(), depot.part("H3A 129 620 C", "空气滤清器滤芯")
    inbound = depot.ordered((part, "2", "10"), (other, "5", "20"))
    browser = at(depot.who("keeper"))
    assert inbound.number in browser.get("/warehouse/receiving/").content.decode()
    page = f"/warehouse/receiving/{inbound.pk}/"

    def act(name: str, status: int = 200, **fields: Any) -> str:
        answer = browser.post(page, {"act": name, **fields}, headers={"HX-Request": "true"})
        assert answer.status_code == status, answer.content.decode()[:400]
        return str(answer.content.decode())

    lines = {line.part_id: line.pk for line in inbound.lines.all()}
    assert browser.get(page).status_code == 200
    act("start", carrier="顺丰", waybill="SF1", boxes_expected="2", boxes_received="2")
    for _scan in range(2):
        assert "hit" in act("count", code="H3A115403F", add="1")
    assert "part.unknown" in act("count", 422, code="NOPE", add="1")
    act("count", line=str(lines[other.pk]), counted="5", damaged="1", photo=upload())
    act("packing", **{f"packed-{lines[part.pk]}": "2", f"packed-{lines[other.pk]}": "5"})
    act(
        "invoice", number="I-1", date=str(TODAY), **{f"invoiced-{lines[part.pk]}": "2", f"price-{lines[part.pk]}": "10"}
    )
    act("finish")
    act("again", reason="再看一次")
    act("finish")
    assert "inbound.own_count" in act("post", 422)
    second = at(depot.who("keeper", CHECKER))
    answer = second.post(page, {"act": "post"}, headers={"HX-Request": "true"})
    assert answer.status_code == 204 and answer["HX-Redirect"] == f"/warehouse/deliveries/{inbound.pk}/"
    assert Inbound.objects.get(pk=inbound.pk).state == "posted"
    assert {x.kind for x in Discrepancy.objects.get().lines.all()} == {"damaged", "over"}
    assert browser.get(f"/warehouse/deliveries/{inbound.pk}/").status_code == 200


def test_papers_come_from_files(depot: Depot, at: Any) -> None:
    inbound = depot.ordered((depot.part(), "2", "10"))
    browser, page = at(depot.who("keeper")), f"/warehouse/receiving/{inbound.pk}/"

    def send(act: str, text: str, **fields: Any) -> Any:
        file = SimpleUploadedFile("list.csv", text.encode("utf-8-sig"))
        return browser.post(page, {"act": act, "file": file, **fields}, headers={"HX-Request": "true"})

    assert send("packing", "配件编号,数量\nH3A 115 403 F,2\n").status_code == 200
    bad = send("invoice", "配件编号,数量,单价\nH3A 115 403 F,x,10\n", number="I-1", date=str(TODAY))
    assert bad.status_code == 422 and "B2" in bad.content.decode()
    assert send("invoice", "配件编号,数量,单价\nH3A 115 403 F,2,10\n", number="I-1", date=str(TODAY)).status_code == 200
    line = inbound.lines.get()
    assert (line.packed, line.invoiced) == (2, 2)


def test_an_empty_price_is_the_order_s(depot: Depot, at: Any) -> None:
    inbound = depot.ordered((depot.part(), "2", "10.25"))
    line = inbound.lines.get()
    fields = {"act": "invoice", "number": "I-1", "date": str(TODAY), f"invoiced-{line.pk}": "2", f"price-{line.pk}": ""}
    answer = at(depot.who("keeper")).post(f"/warehouse/receiving/{inbound.pk}/", fields, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    inbound.refresh_from_db()
    assert inbound.invoice and str(inbound.invoice.lines.get().price_ex.quantize(Decimal("0.01"))) == "10.25"


def test_putting_away(depot: Depot, at: Any) -> None:
    inbound = depot.ordered((depot.part(), "2", "10"))
    depot.receive(inbound, (depot.part(), "2"), price="10")
    browser, line = at(depot.who("keeper")), inbound.lines.get()
    assert "A-01-01-01" in browser.get("/warehouse/putaway/").content.decode()
    wrong = browser.post(
        "/warehouse/putaway/", {"line": line.pk, "bin": "Q-01-01-01", "quantity": "2"}, headers={"HX-Request": "true"}
    )
    assert wrong.status_code == 422 and "bin.not_shelf" in wrong.content.decode()
    done = browser.post(
        "/warehouse/putaway/", {"line": line.pk, "bin": "A-01-01-01", "quantity": "2"}, headers={"HX-Request": "true"}
    )
    assert done.status_code == 200 and Inbound.objects.get().state == "placed"


def test_picking_and_signing(depot: Depot, at: Any) -> None:
    lamp = depot.part("H3A 941 005 C", "LED前照灯总成 左", is_fragile=True)
    depot.shelve(lamp, "2", "5000", "D-01-01-01")
    outbound = depot.ask((lamp, "1"))
    browser = at(depot.who("keeper", "丁强"))
    second = depot.who("keeper", "罗斌")
    assert outbound.number in browser.get("/warehouse/picking/").content.decode()
    pick = outbound.picks.get()
    page = f"/warehouse/picking/{outbound.pk}/"
    assert "D-01-01-01" in browser.get(page).content.decode()
    wrong = browser.post(page, {"pick": pick.pk, "found": "1", "bin": "A-01-01-01"}, headers={"HX-Request": "true"})
    assert wrong.status_code == 422
    done = browser.post(page, {"pick": pick.pk, "found": "1", "bin": "D-01-01-01"}, headers={"HX-Request": "true"})
    page = f"/warehouse/signing/{outbound.pk}/"
    assert done["HX-Redirect"] == page and outbound.number in browser.get("/warehouse/signing/").content.decode()
    assert "data-photo" in browser.get(page).content.decode()
    browser.post(page, {"act": "inspect", "line": outbound.lines.get().pk, "photo": upload()})
    first = depot.who("keeper", "丁强").employee_id
    assert browser.post(page, {"act": "keeper_1", "employee": first, "pin": "9999"}).status_code == 422
    assert browser.post(page, {"act": "keeper_1", "employee": first, "pin": PIN}).status_code == 302
    assert "<canvas" in browser.get(page).content.decode()
    assert browser.post(page, {"act": "receiver", "name": "王建国", "signature": ""}).status_code == 422
    ink = "data:image/png;base64," + base64.b64encode(picture()).decode()
    assert browser.post(page, {"act": "receiver", "name": "王建国", "signature": ink}).status_code == 302
    assert browser.post(page, {"act": "keeper_2", "employee": first, "pin": PIN}).status_code == 422
    assert browser.post(page, {"act": "keeper_2", "employee": second.employee_id, "pin": PIN}).status_code == 302
    assert Outbound.objects.get().state == "handed_over"
    assert browser.get(page).status_code == 200 and Balance.objects.get().on_hand == 1
    assert browser.get(f"/paper/warehouse.outbound/{outbound.pk}/outbound_order/").content.startswith(b"%PDF")


@pytest.mark.parametrize(
    "page",
    [
        "/warehouse/receiving/",
        "/warehouse/putaway/",
        "/warehouse/picking/",
        "/warehouse/signing/",
        "/warehouse/bins/labels/",
        *(f"/warehouse/{s}/" for s in ("deliveries", "discrepancies", "outbound", "unplaced", "shortages", "bins")),
    ],
)
def test_who_opens_what(depot: Depot, at: Any, page: str) -> None:
    assert at(depot.who("keeper")).get(page).status_code == 200
    assert at(depot.who("cashier")).get(page).status_code == 403
    assert Client().get(page).status_code == 302


def test_another_stores_papers_are_unknown(depot: Depot, at: Any, other_store, actor_of) -> None:  # type: ignore[no-untyped-def]
    inbound = depot.ordered((depot.part(), "2", "10"))
    foreign = at(actor_of("keeper", at=other_store))
    for page in (
        f"/warehouse/receiving/{inbound.pk}/",
        f"/warehouse/deliveries/{inbound.pk}/",
        "/warehouse/signing/999/",
    ):
        assert foreign.get(page).status_code == 404


def test_every_paper_prints(depot: Depot, at: Any) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    depot.receive(inbound, (depot.part(), "60"), price="103")
    browser = at(depot.who("parts_manager"))
    report = Discrepancy.objects.get(inbound=inbound)
    papers = [
        f"purchasing.order/{inbound.object_id}/purchase_order",
        f"warehouse.inbound/{inbound.pk}/goods_receipt",
        f"warehouse.inbound/{inbound.pk}/part_label",
        f"warehouse.discrepancy/{report.pk}/discrepancy_report",
    ]
    for paper in papers:
        answer = browser.get(f"/paper/{paper}/")
        assert answer.status_code == 200 and answer.content.startswith(b"%PDF"), paper
    bin_pk = depot.bins["A-01-01-01"].pk
    assert browser.get(f"/warehouse/bins/{bin_pk}/label/").content.startswith(b"%PDF")
