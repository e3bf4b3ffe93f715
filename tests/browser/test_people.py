"""HR and administration in a real browser: leave on a phone, a payroll month through its hands, the use of a seal."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from chehang.core.context import FixedClock
from chehang.ledger.services import open_books
from chehang.office.models import SealUse
from chehang.people.models import Leave, PayRun
from tests.goods import picture
from tests.office import Office
from tests.people.hr import Hr
from tests.people.month import terms

pytestmark = [pytest.mark.usefixtures("clock_of_server"), pytest.mark.once("sqlite")]


@pytest.fixture
def clock_of_server(clock: FixedClock) -> Any:
    """The server's own clock stands where the test's does."""
    import time_machine

    with time_machine.travel(clock.at, tick=True):
        yield


@pytest.fixture
def hr(office: Office) -> Hr:
    open_books(office.store.pk, date(2026, 10, 1))
    made = Hr(office)
    made.founded("keeper", "finance_manager", "parts_manager", "cashier")
    return made


def act(page: Any, address: str, **typed: str) -> None:
    """Fill in the form of an act and send it."""
    page.goto(address)
    for name, text in typed.items():
        field = page.locator(f"[name={name}]").first
        field.select_option(text) if field.evaluate("e => e.tagName") == "SELECT" else field.fill(text)
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def test_leave_on_a_phone_and_its_approval(open_browser: Callable[..., Any], hr: Hr) -> None:
    office = hr.office
    page = open_browser(office.who("keeper"), phone=True)
    page.goto("/people/me/")
    page.get_by_role("link", name="请假").first.click()
    page.wait_for_selector("[name=reason]")
    day = str(office.day() + timedelta(days=1))
    act(page, page.url, kind="personal", first_day=day, last_day=day, reason="家中有事")
    page.goto("/people/me/")
    page.wait_for_selector("text=事假")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    chief = open_browser(office.who("parts_manager"))
    chief.goto("/approvals/")
    assert "事假" in chief.content()
    hr.yes("people.leave", Leave.objects.get().pk, "parts_manager")
    page.reload()
    page.wait_for_selector(".state-green")


def test_a_payroll_month_through_its_hands(open_browser: Callable[..., Any], hr: Hr) -> None:
    terms(hr)
    clerk = open_browser(hr.office.who("hr_manager"))
    act(clerk, "/do/people/calculate_pay/", month="2026-10-15")
    run = PayRun.objects.get()
    for post, verb in (
        ("hr_manager", "check_pay"), ("finance_manager", "review_pay"), ("general_manager", "approve_pay"), ("cashier", "pay_wages"),
    ):  # fmt: skip
        page = clerk if post == "hr_manager" else open_browser(hr.office.who(post))
        act(page, f"/do/people/{verb}/?for=people.payruns:{run.pk}")
    clerk.goto(f"/people/payruns/{run.pk}/")
    assert "base * share" in clerk.content() and "养老保险" not in clerk.content()
    mine = open_browser(hr.office.who("keeper"), phone=True)
    mine.goto("/people/me/")
    assert "养老保险" in mine.content() and "9000.00 × 0.08" in mine.content()
    assert mine.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_seal_is_asked_for_allowed_and_its_scan_filed(
    open_browser: Callable[..., Any], hr: Hr, tmp_path: Any
) -> None:
    scan = tmp_path / "盖章扫描件.png"
    scan.write_bytes(picture())
    writer = open_browser(hr.office.who("parts_manager"))
    act(writer, "/do/office/ask_seal/", seal="公章", paper="采购框架协议", copies="2")
    use = SealUse.objects.get()
    boss = open_browser(hr.office.who("general_manager"))
    act(boss, f"/do/office/allow_seal/?for=office.seals:{use.pk}")
    writer.goto(f"/office/seals/{use.pk}/")
    with writer.expect_navigation():
        writer.set_input_files("form[data-upload-form] input[type=file]", scan)
        writer.locator("form[data-upload-form] button").click()
    act(writer, f"/do/office/file_seal/?for=office.seals:{use.pk}")
    use.refresh_from_db()
    assert use.state == "used"
