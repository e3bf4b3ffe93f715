"""The general manager with a phone: a number opens its rows."""

import os

import pytest

from tests.insight.packs import draft
from tests.selling import make_shop

pytestmark = [pytest.mark.browser, pytest.mark.once("postgresql")]
SHOTS = os.environ.get("CHEHANG_SHOTS", "")  # a folder for pictures to look at


def shot(page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


@pytest.fixture
def shop(store, clock, actor_of):
    made = make_shop(store, clock, actor_of)
    made.done((made.goods(), "2"))
    return made


def test_a_tile_opens_to_its_rows_on_a_phone(open_browser, shop) -> None:
    page = open_browser(shop.depot.who("general_manager"), phone=True)
    page.goto("/insight/?day=2026-11-23")
    tile = page.locator("#of-parts a.gauge", has_text="916.00").first
    tile.wait_for()
    shot(page, "cockpit")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    tile.click()
    page.wait_for_url("**/measures/counter.sold/**")
    assert page.locator("#rows tbody tr").count() == 1
    shot(page, "cockpit-rows")
    page.goto("/measures/counter.profit/why/?span=2026-11")
    shot(page, "cockpit-why")
    page.goto("/measures/counter.profit/?span=2026-11")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    shot(page, "cockpit-measure")
    page.fill("[name=at]", "2026-11-22")
    with page.expect_navigation():
        page.locator("form[action$='/seen/'] button").click()
    assert page.locator("h1").count() and "2026-11-22" in page.content()
    shot(page, "cockpit-seen")
    page.goto("/insight/agenda/?span=2026-11")
    shot(page, "cockpit-agenda")


def test_a_monthly_report_is_signed_on_a_phone(open_browser, shop) -> None:
    pack = draft(shop, "monthly_business", post="general_manager")
    page = open_browser(shop.depot.who("general_manager"), phone=True)
    page.goto("/insight/owed/")
    shot(page, "cockpit-owed")
    page.locator(f"a[href='/insight/packs/{pack.pk}/']").click()
    page.wait_for_url(f"**/insight/packs/{pack.pk}/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    shot(page, "cockpit-pack")
    page.goto(f"/insight/packs/{pack.pk}/charts/")
    page.locator(".chart canvas, .chart svg").first.wait_for()
    shot(page, "cockpit-charts")
    page.goto(f"/do/insight/sign_pack/?pack={pack.pk}")
    page.fill("[name=conclusion]", "按计划推进")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    pack.refresh_from_db()
    assert pack.state == "signed" and len(pack.digest) == 64
