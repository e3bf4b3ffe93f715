"""The calendar, the figures and a duty in a real browser: by mouse and keyboard, on a phone too."""

from datetime import timedelta
from typing import Any

import pytest

from chehang.core.house import house_actor
from chehang.core.models import CalendarDay, Timer
from chehang.org.grants import grant_new
from chehang.org.operations.add_recurring_due import AddRecurringDue, add_recurring_due
from chehang.org.operations.run_clocks import RunClocks, run_clocks

pytestmark = pytest.mark.once("postgresql")


@pytest.fixture
def boss(real_commits: None, store: Any, clock: Any, actor_of: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    grant_new()
    monkeypatch.setattr("chehang.org.web.middleware.Clock", lambda: clock)
    return actor_of("general_manager")


def test_a_day_is_set_by_mouse_and_keyboard(boss: Any, open_browser: Any) -> None:
    page = open_browser(boss)
    page.goto("/org/calendar/?year=2026", wait_until="networkidle")
    page.locator("a.cal-day[title^='2026-12-24']").click()
    page.locator("#f_reason, [name=reason]").first.fill("店庆放假")
    page.locator("select[name=kind]").select_option("off")
    page.keyboard.press("Control+s")
    page.wait_for_load_state("networkidle")
    page.locator("td .cal-day.own").first.wait_for()
    assert CalendarDay.objects.get().reason == "店庆放假"
    phone = open_browser(boss, phone=True)
    phone.goto("/org/calendar/?year=2026&month=12", wait_until="networkidle")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_duty_is_finished_from_the_desk(boss: Any, store: Any, clock: Any, actor_of: Any, open_browser: Any) -> None:
    patrol = {"title": "仓库巡查", "rhythm": "day 09:00", "amount": 3, "post": "keeper", "late_post": "parts_manager"}
    add_recurring_due(AddRecurringDue.model_validate(patrol), actor=boss, clock=clock)
    clock.at += timedelta(days=1)
    run_clocks(RunClocks(), actor=house_actor(store.pk), clock=clock)
    page = open_browser(actor_of("keeper"))
    page.goto("/", wait_until="networkidle")
    page.get_by_text("仓库巡查 2026-11-24").first.click()
    page.wait_for_url("**/do/core/finish_due/**", wait_until="networkidle")
    page.keyboard.press("Control+s")
    page.wait_for_url(lambda url: "/do/" not in url)
    assert Timer.objects.get().state == "met"
