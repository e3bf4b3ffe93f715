"""Lists in a real browser: filters in the address, columns kept per person, head and totals in sight, cards on a phone."""

import pytest

from chehang.core.models import SavedFilter
from chehang.org.models import Employee

pytestmark = [pytest.mark.browser, pytest.mark.once("sqlite")]


@pytest.fixture
def staff(store):
    Employee.objects.bulk_create(
        Employee(store=store, number=f"W{n:03}", name="丁强" if n == 7 else "员工") for n in range(60)
    )


def test_the_address_and_the_export_follow_the_filter(open_browser, actor_of, staff) -> None:
    page = open_browser(actor_of("hr_manager"))
    page.goto("/org/employees/")
    page.fill("[name=q]", "丁强")
    page.wait_for_url("**/org/employees/?q=*")
    page.wait_for_function("document.querySelectorAll('#rows tbody tr').length === 1")
    assert page.get_attribute("[data-export]", "href").endswith("?q=%E4%B8%81%E5%BC%BA")
    page.click("[data-clear-filters]")
    page.wait_for_function("document.querySelectorAll('#rows tbody tr').length === 50")


def test_columns_are_kept_for_the_person(open_browser, actor_of, staff) -> None:
    actor = actor_of("hr_manager")
    page = open_browser(actor)
    page.goto("/org/employees/")
    before = page.locator("thead th").count()
    page.get_by_role("button", name="列", exact=True).click()
    with page.expect_navigation():
        page.locator("[data-columns] input:checked").last.click()
    assert page.locator("thead th").count() == before - 1
    page.goto("/org/employees/")
    assert page.locator("thead th").count() == before - 1
    other = open_browser(actor_of("hr_manager"))
    other.goto("/org/employees/")
    assert other.locator("thead th").count() == before
    page.get_by_role("button", name="列", exact=True).click()
    with page.expect_navigation():
        page.click("[data-usual]")
    assert page.locator("thead th").count() == before and not SavedFilter.objects.exists()


def test_the_head_stays_in_sight_and_arrows_walk_the_rows(open_browser, actor_of, staff) -> None:
    page = open_browser(actor_of("hr_manager"))
    page.goto("/org/employees/")
    page.eval_on_selector(".tall", "e => e.scrollTo(0, 600)")
    head, box = page.locator("thead th").first.bounding_box(), page.locator(".tall").bounding_box()
    assert abs(head["y"] - box["y"]) < 3
    page.locator("#rows tbody tr").first.focus()
    page.keyboard.press("ArrowDown")
    address = page.evaluate("document.activeElement.dataset.href")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(address)


def test_on_a_phone_rows_are_cards_with_labels(open_browser, actor_of, staff) -> None:
    page = open_browser(actor_of("hr_manager"), phone=True)
    page.goto("/org/employees/")
    assert not page.locator("#rows thead").is_visible()
    label = page.eval_on_selector("#rows tbody td:nth-child(2)", "e => getComputedStyle(e, '::before').content")
    assert label not in ("none", '""')
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
