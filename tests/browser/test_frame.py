"""The frame of every page in a real browser: sign in, desk, palette, language, phone."""

import pytest

from chehang.org.models import Store

pytestmark = [pytest.mark.browser, pytest.mark.once("postgresql")]


def test_sign_in_with_name_and_password(open_browser, actor_of) -> None:
    actor = actor_of("keeper", name="李卫")
    from chehang.org.models import Account

    page = open_browser()
    page.goto("/")
    assert "/login/" in page.url
    page.fill("[name=username]", Account.objects.get(pk=actor.account_id).username)
    page.fill("[name=password]", "pass-word-9")
    page.keyboard.press("Enter")
    page.wait_for_selector("aside.side")
    assert "李卫" in page.inner_text("header.top")


def test_a_sample_store_lists_its_people_and_one_click_signs_in(open_browser, actor_of, store) -> None:
    actor_of("cashier", name="周敏")
    Store.objects.filter(pk=store.pk).update(is_sample=True)
    page = open_browser()
    page.goto("/login/")
    page.get_by_role("button", name="周敏").click()
    page.wait_for_selector("aside.side")
    assert "周敏" in page.inner_text("header.top")


def test_the_palette_opens_with_ctrl_k_and_closes_with_escape(open_browser, actor_of) -> None:
    page = open_browser(actor_of("parts_manager"))
    page.goto("/")
    page.keyboard.press("Control+k")
    page.wait_for_selector("#palette[open]")
    page.keyboard.type("zz")
    page.wait_for_selector("#palette li, #palette ul:not(:empty)")
    page.keyboard.press("Escape")  # empties the field
    page.keyboard.press("Escape")
    page.wait_for_selector("#palette:not([open])", state="attached")


def test_english_is_one_click_away(open_browser, actor_of) -> None:
    page = open_browser(actor_of("accountant"))
    page.goto("/")
    assert page.get_attribute("html", "lang") == "zh-CN"
    page.click("button.who")
    page.get_by_role("button", name="English").click()
    page.wait_for_selector("html[lang=en]")


@pytest.mark.parametrize("phone", [False, True], ids=["pc", "phone"])
def test_no_page_scrolls_sideways(open_browser, actor_of, phone: bool) -> None:
    page = open_browser(actor_of("parts_manager"), phone=phone)
    page.goto("/")
    for address in ["/", *[a.get_attribute("href") for a in page.query_selector_all("aside.side nav a")]]:
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{address} is {wide} px too wide"
