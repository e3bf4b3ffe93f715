"""A question on the page: ticked and sent again, gone when something else is typed; a lost answer shows what it made."""

import os
from typing import Any

import pytest

from chehang.counter.models import Sale
from chehang.parties.models import Customer
from tests.selling import make_shop

pytestmark = pytest.mark.once("sqlite")

SHOTS = os.environ.get("CHEHANG_SHOTS", "")


@pytest.fixture
def shop(real_commits: None, store: Any, clock: Any, actor_of: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    shop = make_shop(store, clock, actor_of)
    monkeypatch.setattr("chehang.org.web.middleware.Clock", lambda: shop.depot.clock)
    return shop


def look(page: Any, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png")


@pytest.mark.parametrize("phone", [False, True], ids=["pc", "phone"])
def test_a_form_asks_and_goes_on(shop: Any, open_browser: Any, watch: Any, phone: bool) -> None:
    page = open_browser(shop.depot.who("parts_sales"), phone=phone)
    page.goto("/do/parties/register_customer/", wait_until="networkidle")
    page.locator("#f-name").fill("周敏")
    page.locator("#f-plate_no").fill("浙A123456")
    page.locator("form[data-act] button[type=submit]").click()
    box = page.locator("[data-doubts]")
    box.locator("button:disabled").wait_for()  # by its script, once the page is there
    look(page, f"doubt-form-{phone}")
    assert "浙A123456" in box.inner_text() and box.locator("button").is_disabled()
    assert page.locator("#f-name").input_value() == "周敏" and not Customer.objects.exists()
    page.locator("#f-name").fill("周敏敏")
    assert box.count() == 0, "what would be confirmed is no longer what would be sent"
    page.locator("form[data-act] button[type=submit]").click()
    page.locator("[data-doubts] input[type=checkbox]").press("Space")
    page.locator("[data-doubts] button").click()
    page.wait_for_url("**/parties/customers/*/")
    assert Customer.objects.get().name == "周敏敏"
    watch.errors.clear()  # the browser notes the 409 of a page that asks


def test_a_lost_answer_at_the_counter_shows_the_sale_it_made(shop: Any, open_browser: Any, watch: Any) -> None:
    part = shop.goods()
    page = open_browser(shop.depot.who("parts_sales"))
    page.goto("/counter/desk/", wait_until="networkidle")
    lost: list[str] = []

    def lose(route: Any) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().text())
        route.abort()

    page.route("**/counter/desk/do/", lose)
    page.locator("#ask").fill(part.display_no)
    page.locator("#hits li").first.click()
    page.locator("#confirm").click()
    page.locator("#refusal:visible").wait_for()
    page.locator("#basket input").first.fill("3")
    for _again in range(2):
        page.locator("#confirm").click()
        page.locator("#refusal a").wait_for()
    look(page, "lost-answer")
    sale = Sale.objects.get()
    assert sale.state == "confirmed" and f"查看 {sale.number}" in page.locator("#refusal").inner_text()
    assert page.locator("#basket input").first.input_value() == "3"
    page.locator("#refusal a").click()
    page.wait_for_url(f"**/counter/sales/{sale.pk}/")
    watch.errors.clear()  # the lost answer, and the 409 that names what was made
