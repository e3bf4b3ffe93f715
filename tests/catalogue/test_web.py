"""The catalogue in the browser: lists, a part's page, importing in two steps, the search box."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chehang.catalogue.models import Brand, Part, PriceFile, PriceListEntry, Supersession
from chehang.core.context import Actor
from chehang.core.models import InboxItem
from chehang.org.models import Account, Store
from chehang.project.commands.worker import work_once

from .making import make_part

LIST = "配件编号,名称,建议零售价,经销商价\nH3A 698 151 D,前制动片,458,302.28\nH3A 1,坏行,很贵,2\n".encode()


@pytest.fixture
def browser(actor_of: Callable[..., Actor]) -> Callable[..., Client]:
    def open_as(*posts: str, at: Store | None = None) -> Client:
        client = Client()
        client.force_login(
            Account.objects.get(pk=actor_of(*posts, at=at).account_id), "chehang.org.accounts.AccountBackend"
        )
        return client

    return open_as


@pytest.fixture
def pads(hongchuan: Brand) -> Part:
    return make_part(hongchuan, "H3A 698 151 D", "前制动片", unit="set")


def test_importing_in_two_steps(browser, hongchuan: Brand) -> None:
    planner = browser("parts_planner")
    assert "泓川" in planner.get("/catalogue/price_list/").content.decode()
    file = SimpleUploadedFile("价格.csv", LIST, "text/csv")
    sent = planner.post("/catalogue/price_list/", {"brand": hongchuan.pk, "file": file, "_key": "k1"})
    assert sent.status_code == 302
    page = planner.get(sent.headers["Location"])
    text = page.content.decode()
    assert page.status_code == 200 and "C3" in text and "很贵" in text and "H3A 698 151 D" in text
    refused = planner.post(sent.headers["Location"], {"_key": "k2", "valid_from": "2026-11-01"})
    assert refused.status_code == 422 and Part.objects.count() == 0
    done = planner.post(sent.headers["Location"], {"_key": "k3", "valid_from": "2026-11-01", "without_bad_rows": "on"})
    assert done.status_code == 302
    assert PriceListEntry.objects.get().valid_from == date(2026, 11, 1)
    assert planner.get(done.headers["Location"]).status_code == 200
    assert planner.get(sent.headers["Location"]).status_code == 302


def test_a_long_list_is_entered_in_the_background(browser, hongchuan: Brand, monkeypatch) -> None:
    monkeypatch.setattr("chehang.catalogue.web.price_list.AT_ONCE", 0)
    planner = browser("parts_planner")
    sent = planner.post("/catalogue/price_list/", {"brand": hongchuan.pk, "file": SimpleUploadedFile("a.csv", LIST)})
    asked = {"_key": "k3", "valid_from": "2026-11-01", "without_bad_rows": "on"}
    job = planner.post(sent.headers["Location"], asked)
    assert job.status_code == 302 and job.headers["Location"].startswith("/jobs/") and Part.objects.count() == 0
    assert planner.post(sent.headers["Location"], asked).headers["Location"] == job.headers["Location"]
    assert planner.get(job.headers["Location"]).status_code == 200
    assert browser("parts_planner").get(job.headers["Location"]).status_code == 404
    assert work_once() and not work_once() and Part.objects.count() == 1
    told = planner.get(job.headers["Location"], headers={"Accept": "application/json"}).json()
    assert told["state"] == "done" and planner.get(told["link"]).status_code == 200
    assert not InboxItem.objects.filter(done_at=None).exists()  # seen on the page


def test_a_wrong_file_is_refused_on_the_page(browser, hongchuan: Brand) -> None:
    planner = browser("parts_planner")
    for content in (b"", b"\x00\x01 nothing", b"<html>"):
        sent = planner.post(
            "/catalogue/price_list/", {"brand": hongchuan.pk, "file": SimpleUploadedFile("a.xlsx", content)}
        )
        assert sent.status_code == 422 and "refusal" in sent.content.decode()
    assert planner.post("/catalogue/price_list/", {"brand": hongchuan.pk}).status_code == 422
    assert (
        planner.post("/catalogue/price_list/", {"brand": "x", "file": SimpleUploadedFile("a.csv", LIST)}).status_code
        == 422
    )
    assert PriceFile.objects.count() == 0


def test_who_may_not_import_is_told_so(browser, other_store: Store, hongchuan: Brand) -> None:
    assert browser("keeper").get("/catalogue/price_list/").status_code == 403
    planner = browser("parts_planner")
    planner.post("/catalogue/price_list/", {"brand": hongchuan.pk, "file": SimpleUploadedFile("a.csv", LIST)})
    file = PriceFile.objects.get().pk
    stranger = browser("parts_planner", at=other_store)
    assert stranger.get(f"/catalogue/price_list/{file}/").status_code == 404
    assert stranger.get("/catalogue/price_list/999999/").status_code == 404


def test_the_list_of_parts_finds_like_the_counter(browser, pads: Part, hongchuan: Brand) -> None:
    make_part(hongchuan, "H3A 115 403 F", "机油滤清器")
    keeper = browser("keeper")
    for words in ("h3a-698 151d", "H3A698157D", "qzd", "制动片"):
        text = keeper.get("/catalogue/parts/", {"q": words}).content.decode()
        assert "H3A 698 151 D" in text and "H3A 115 403 F" not in text, words


def test_references_find_like_the_counter(browser, pads: Part) -> None:
    found = browser("parts_sales").get("/ref/catalogue.Part/", {"q": "H3A698157D"}).json()
    assert [row["value"] for row in found] == [pads.pk]


def test_a_part_s_page(browser, pads: Part, hongchuan: Brand, store: Store, other_store: Store) -> None:
    old = make_part(hongchuan, "H3A 698 151 C", "前制动片")
    Supersession.objects.create(old=old, new=pads, kind="one_to_one", valid_from=date(2025, 3, 1))
    for owner, net in ((store, "302.28"), (other_store, "287.65")):
        PriceListEntry.objects.create(
            store=owner, part=pads, valid_from=date(2026, 1, 1), list_inc=Decimal(458), net_inc=Decimal(net)
        )
    text = browser("parts_planner").get(f"/catalogue/parts/{pads.pk}/").content.decode()
    assert "302.28" in text and "287.65" not in text and "H3A 698 151 C" in text
    text = browser("parts_sales").get(f"/catalogue/parts/{pads.pk}/").content.decode()
    assert "458.00" in text and "302.28" not in text, "what we pay is not the seller's business"


def test_forms_open_filled(browser, pads: Part) -> None:
    planner = browser("parts_planner")
    assert "前制动片" in planner.get(f"/do/catalogue/edit_part/?for=catalogue.parts:{pads.pk}").content.decode()
    for verb in ("create_part", "create_category", "record_supersession"):
        assert planner.get(f"/do/catalogue/{verb}/").status_code == 200


def test_the_search_box(browser, pads: Part) -> None:
    hits = json.loads(browser("parts_sales").get("/find/", {"q": "qzdp"}).content)["hits"]
    assert [h["url"] for h in hits if h["text"].startswith("H3A")] == [f"/catalogue/parts/{pads.pk}/"]


@pytest.mark.parametrize("path", ["parts", "brands", "categories"])
def test_lists_have_few_queries(
    browser, pads: Part, hongchuan: Brand, path: str, django_assert_max_num_queries
) -> None:
    for n in range(60):
        make_part(hongchuan, f"H3A 115 4{n:02d} F", "机油滤清器")
    keeper = browser("keeper")
    with django_assert_max_num_queries(20):
        assert keeper.get(f"/catalogue/{path}/").status_code == 200


def test_a_file_that_is_too_large_is_sent_back(browser, hongchuan: Brand, monkeypatch) -> None:
    planner = browser("parts_planner")
    monkeypatch.setattr("chehang.catalogue.web.price_list.LARGEST", 10)
    for sent, says in (({}, "文件"), ({"file": SimpleUploadedFile("a.csv", LIST)}, "20 MB")):
        answer = planner.post("/catalogue/price_list/", {"brand": hongchuan.pk, "_key": "k", **sent})
        assert answer.status_code == 422 and says in answer.content.decode()
    assert not PriceFile.objects.exists()
