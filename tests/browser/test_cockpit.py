"""The general manager with a phone: a number opens its rows."""

import os

import pytest

from tests.selling import make_shop

pytestmark = pytest.mark.browser
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
