"""Boards, calendars and measures in a real browser: by mouse, by keyboard, on a phone."""

import os

import pytest

from chehang.purchasing.models import Order
from chehang.work.models import Task
from tests.selling import make_shop

pytestmark = [pytest.mark.browser, pytest.mark.once("sqlite")]
SHOTS = os.environ.get("CHEHANG_SHOTS", "")  # a folder for pictures to look at


def shot(page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def no_sideways(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")


@pytest.fixture
def shop(store, clock, actor_of):
    return make_shop(store, clock, actor_of)


def test_a_card_is_moved_by_mouse_and_by_keyboard(open_browser, shop) -> None:
    part = shop.depot.part()
    first, second = (shop.depot.draft((part, "5", "10"), required_on="2026-11-25") for _n in range(2))
    page = open_browser(shop.depot.who("parts_planner"))
    page.goto("/purchasing/orders/?view=board")
    shot(page, "board")
    with page.expect_navigation():
        page.drag_and_drop(f"[data-card='{first}']", "[data-lane=submitted] h2")
    assert Order.objects.get(pk=first).state == "submitted"
    page.focus(f"[data-card='{second}']")
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-lane=submitted].aim").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".aim").count() == 0
    page.keyboard.press("ArrowRight")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Order.objects.get(pk=second).state == "submitted"
    page.goto("/purchasing/orders/?view=timeline&at=2026-11")
    shot(page, "timeline")
    page.goto("/purchasing/orders/?view=calendar&at=2026-11")
    shot(page, "calendar")
    page.goto("/purchasing/orders/?group=state")
    shot(page, "groups")


def test_a_task_is_moved_to_another_day_by_keyboard(open_browser, shop, clock) -> None:
    from chehang.work.operations.assign_task import AssignTask, assign_task

    keeper = shop.depot.who("keeper").employee_id
    cmd = {"title": "清点 A 区", "owner": keeper, "due": "2026-11-25"}
    shop.run(assign_task, AssignTask.model_validate(cmd), "parts_manager")
    page = open_browser(shop.depot.who("parts_manager"))
    page.goto("/work/tasks/?view=calendar&at=2026-11-25")
    page.focus("[data-card]")
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-day='2026-11-26'].aim").count() == 1
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/do/work/change_task/" in page.url and page.input_value("[name=due]") == "2026-11-26"
    assert page.input_value("[name=title]") == "清点 A 区"
    assert str(Task.objects.get().due) == "2026-11-25", "not before the reason is given"


def test_a_measure_opens_to_its_rows(open_browser, shop) -> None:
    shop.done((shop.goods(), "2"))
    page = open_browser(shop.depot.who("general_manager"))
    page.goto("/measures/?span=2026-11")
    page.locator("a[href*='/measures/counter.sold/'] b", has_text="916.00").wait_for()
    shot(page, "measures")
    page.goto("/measures/counter.sold/?span=2026-11")
    page.wait_for_selector(".chart canvas")
    shot(page, "measure")
    assert page.locator("#rows tbody tr").count() == 1 and no_sideways(page)
    page.goto("/measures/stock.turns/?span=2026-11")
    page.wait_for_selector(".chart canvas")
    shot(page, "turns")


@pytest.mark.parametrize(
    "path",
    [
        "/measures/?span=2026-11",
        "/measures/counter.margin/?span=2026-11",
        "/purchasing/orders/?view=board",
        "/purchasing/orders/?view=calendar&at=2026-11",
        "/purchasing/orders/?view=timeline&at=2026-11",
        "/purchasing/orders/?group=state",
        "/counter/sales/?view=chart",
    ],
)
def test_on_a_phone_nothing_runs_off_the_side(open_browser, shop, path: str) -> None:
    shop.done((shop.goods(), "2"))
    shop.depot.draft((shop.depot.part("H3A 1", "件"), "5", "10"), required_on="2026-11-25")
    page = open_browser(shop.depot.who("general_manager"), phone=True)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    shot(page, "phone-" + path.strip("/").split("?")[0].replace("/", "-") + path[-12:].replace("/", "-"))
    assert no_sideways(page), path
