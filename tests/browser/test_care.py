"""The agent's day and a guest at the door, in a browser: the next call by key, its result by digit; signed in on a phone."""

from typing import Any

import pytest

from chehang.care.models import FollowUp
from chehang.marketing.models import Guest
from tests.care.conftest import AGENT, Care, make_care
from tests.marketing.conftest import Market
from tests.office import Office

pytestmark = pytest.mark.once("postgresql")


@pytest.fixture
def care(real_commits: None, office: Office, monkeypatch: pytest.MonkeyPatch) -> Care:
    monkeypatch.setattr("chehang.org.web.middleware.Clock", lambda: office.clock)
    return make_care(office)


def test_the_next_call_by_keys(care: Care, open_browser: Any) -> None:
    call = care.due()
    page = open_browser(care.office.who(AGENT))
    page.goto("/care/desk/", wait_until="networkidle")
    page.keyboard.press("F2")
    page.locator("blockquote.script").first.wait_for()
    page.screenshot(path="/tmp/care-desk.png")
    page.keyboard.press("1")
    page.locator("textarea[name=said]").fill("一切正常")
    page.locator("input[name=score]").fill("9")
    page.keyboard.press("Control+s")
    page.locator(".call-next").wait_for()
    call.refresh_from_db()
    assert (call.state, call.score, FollowUp.objects.filter(state="done").count()) == ("done", 9, 1)


def test_a_guest_signs_in_on_a_phone(care: Care, open_browser: Any) -> None:
    made = Market(care.office).campaign("live")
    page = open_browser(phone=True)
    page.goto(f"/e/{made.token}/", wait_until="networkidle")
    page.locator("input[name=name]").fill("赵女士")
    page.locator("input[name=mobile]").fill("13900001111")
    page.screenshot(path="/tmp/marketing-sign-in.png")
    page.locator("form button").click()
    page.wait_for_load_state("networkidle")
    assert Guest.objects.get().came_at is not None
