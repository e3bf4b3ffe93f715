"""Scanning by gun and by camera: nothing is lost, nothing lands where it was not meant."""

import re
from io import BytesIO
from typing import Any

import pytest
import segno
from playwright.sync_api import expect

from chehang.core.context import Clock, FixedClock
from chehang.stock.models import Balance
from tests.browsing import scan
from tests.fixtures import make_actor, make_store
from tests.selling import Shop, make_shop

pytestmark = [pytest.mark.browser, pytest.mark.once("postgresql")]


@pytest.fixture
def shop(real_commits: object) -> Shop:
    """A store with priced parts; the clock is the server's own."""
    from chehang.org.grants import grant_new

    grant_new()
    clock = FixedClock(Clock().now())
    store = make_store("01", "泓川江东店")
    return make_shop(
        store, clock, lambda *posts, at=None, name="": make_actor(at or store, *posts, clock=clock, name=name)
    )


def slow(page: Any, path: str, milliseconds: int) -> None:
    """Answers under ``path`` come late, as from a busy server."""

    def late(route: Any) -> None:
        page.wait_for_timeout(milliseconds)
        route.continue_()

    page.route(f"**{path}*", late)


def test_a_burst_at_the_counter_counts_each_scan(shop: Shop, open_browser: Any) -> None:
    one = shop.goods("10", number="H3A 115 403 F")
    shop.goods("10", number="H3A 819 653")
    page = open_browser(shop.depot.who("parts_sales"))
    page.goto("/counter/desk/", wait_until="networkidle")
    slow(page, "/counter/find/", 200)
    for code in ("H3A115403F", "H3A115403F", "H3A819653", "*H3A115403F*"):
        scan(page, code)
    rows = page.locator("#basket tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0).locator("input").first).to_have_value("3")
    found = {
        rows.nth(n).locator("td").nth(1).inner_text(): rows.nth(n).locator("input").first.input_value() for n in (0, 1)
    }
    assert found == {one.display_no: "3", "H3A 819 653": "1"}
    assert page.input_value("#ask") == "" and page.locator("#refusal").is_hidden()


def test_a_document_s_code_opens_it_and_leaves_no_basket_behind(shop: Shop, open_browser: Any) -> None:
    part = shop.goods()
    sale = shop.sold((part, "1"))
    page = open_browser(shop.depot.who("parts_sales"))
    page.goto("/counter/desk/", wait_until="networkidle")
    scan(page, part.norm_no)
    page.locator("#basket tbody tr").wait_for()
    scan(page, sale.number)
    page.locator("#toasts a", has_text=sale.number).click()
    page.wait_for_url(re.compile(rf"/counter/sales/{sale.pk}/$"))
    # Without a live camera a photo is read, by the server's own reader.
    page.goto("/", wait_until="networkidle")
    page.locator("[data-camera]").click()
    photo = BytesIO()
    segno.make_qr(sale.number).save(photo, kind="png", scale=6)
    page.locator("#camera input[type=file]").set_input_files(
        {"name": "p.png", "mimeType": "image/png", "buffer": photo.getvalue()}
    )
    page.wait_for_url(re.compile(rf"/counter/sales/{sale.pk}/$"))


def test_put_away_keeps_the_part_that_was_scanned(shop: Shop, open_browser: Any, watch: Any) -> None:
    depot = shop.depot
    first, second = depot.part(), depot.part("H5B 127 401 A", "燃油滤清器")
    depot.receive(depot.ordered((first, "2", "10"), (second, "3", "10")), (first, "2"), (second, "3"))
    page = open_browser(depot.who("keeper"))
    page.goto("/warehouse/putaway/", wait_until="networkidle")
    scan(page, "A-01-01-01")
    page.locator("#toasts .bad").wait_for()
    assert not Balance.objects.filter(bin__code="A-01-01-01", on_hand__gt=0).exists()
    for code in ("H5B127401A", "Z-09-09-09"):
        scan(page, code)
    page.locator("#work .refusal").wait_for()
    scan(page, "A-01-01-01")
    page.locator("form.place", has_text="H5B 127 401 A").wait_for(state="detached")
    lying = Balance.objects.filter(bin__code="A-01-01-01", on_hand__gt=0)
    assert [(b.part_id, b.on_hand) for b in lying] == [(second.pk, 3)]
    watch.errors[:] = [line for line in watch.errors if "422" not in line]  # the browser's own word on a refusal
