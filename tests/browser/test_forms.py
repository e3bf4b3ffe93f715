"""Forms and the scan gun in a real browser."""

import pytest

from chehang.org.models import Employee
from tests.browsing import scan

pytestmark = [pytest.mark.browser, pytest.mark.once("sqlite")]
LISTEN = """(handled) => { window.scans = []; document.addEventListener('chehang:scan', (e) => {
    window.scans.push(e.detail); if (handled) e.preventDefault(); }); }"""


def test_a_short_act_opens_over_its_list_and_a_refusal_stays_in_it(open_browser, actor_of, store) -> None:
    Employee.objects.create(store=store, number="W1", name="马悦")
    page = open_browser(actor_of("hr_manager"))
    page.goto("/org/employees/")
    page.keyboard.press("F2")
    page.wait_for_selector("#act-dialog[open]")
    page.fill("#act-dialog [name=number]", "W1")
    page.fill("#act-dialog [name=name]", "丁强")
    page.keyboard.press("Control+s")
    page.wait_for_selector("#act-dialog .refusal")
    assert page.input_value("#act-dialog [name=name]") == "丁强"
    page.fill("#act-dialog [name=number]", "W2")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    assert Employee.objects.filter(number="W2", name="丁强").count() == 1


def test_escape_closes_a_dialog(open_browser, actor_of) -> None:
    page = open_browser(actor_of("hr_manager"))
    page.goto("/org/employees/")
    page.keyboard.press("F2")
    page.wait_for_selector("#act-dialog[open]")
    page.keyboard.press("Escape")
    page.wait_for_selector("#act-dialog:not([open])", state="attached")
    assert "/org/employees/" in page.url


def test_a_line_grid_grows_and_numbers_are_half_width_and_judged(open_browser, depot) -> None:
    part = depot.part()
    page = open_browser(depot.who("parts_planner"))
    page.goto("/do/purchasing/draft_order/")
    quantity = page.locator("[name=lines-0-quantity]")
    quantity.fill("１２.5")
    assert quantity.input_value() == "12.5"
    quantity.fill("12x")
    assert "is-invalid" in quantity.get_attribute("class")
    quantity.fill("12")
    assert "is-invalid" not in quantity.get_attribute("class")
    page.click("[data-add-row]")
    assert page.locator("[data-lines] tbody tr").count() == 2
    page.locator("[data-lines] tbody tr").nth(1).locator("[data-drop-row]").click()
    assert page.locator("[data-lines] tbody tr").count() == 1
    page.locator("[data-lines] .ts-control").first.click()
    page.get_by_role("option").filter(has_text=part.display_no).click()
    page.reload()
    page.get_by_role("button", name="草稿").click()
    assert page.input_value("[name=lines-0-quantity]") == "12"
    assert page.eval_on_selector("[name=lines-0-part]", "e => e.value") == str(part.pk)


@pytest.mark.parametrize("handled", [True, False], ids=["handled", "nobody listens"])
def test_a_scan_is_heard_wherever_the_focus_is(open_browser, actor_of, handled: bool) -> None:
    page = open_browser(actor_of("hr_manager"))
    page.goto("/org/employees/")
    page.evaluate(LISTEN, handled)
    page.evaluate("document.activeElement.blur()")
    scan(page, "H3A698151D")
    assert page.locator("#palette").evaluate("e => e.open") is not handled, "what no page takes is looked up"
    page.locator("#palette").evaluate("e => e.close()")
    page.fill("[name=q]", "丁")
    page.focus("[name=q]")
    page.keyboard.press("End")
    scan(page, "LSVAA49J132")
    assert page.evaluate("scans") == ["H3A698151D", "LSVAA49J132"]
    assert page.input_value("[name=q]") == ("丁" if handled else "丁LSVAA49J132")


def test_one_late_character_does_not_spoil_a_scan(open_browser, actor_of) -> None:
    page = open_browser(actor_of("hr_manager"))
    page.goto("/org/employees/")
    page.evaluate(LISTEN, True)
    page.focus("[name=q]")
    scan(page, "LSVAA49J132", late=(6, 0.06))
    assert page.evaluate("scans") == ["LSVAA49J132"] and page.input_value("[name=q]") == ""


def test_typing_is_never_taken_for_a_scan(open_browser, actor_of) -> None:
    page = open_browser(actor_of("hr_manager"))
    page.goto("/org/employees/")
    page.evaluate(LISTEN, True)
    page.focus("[name=q]")
    page.keyboard.type("W1234", delay=90)
    page.keyboard.press("Enter")
    assert page.evaluate("scans") == [] and page.input_value("[name=q]") == "W1234"
