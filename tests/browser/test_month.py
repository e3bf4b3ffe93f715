"""A month of finance in a real browser: accountant, cashier and finance manager, from the first voucher to the locked statements on paper."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from chehang.finance.models import FrozenStatement
from chehang.ledger.models import Period, Voucher
from chehang.ledger.services import open_books
from tests.finance import banking
from tests.finance.spending import Desk

from .test_loop import choose

pytestmark = [pytest.mark.browser, pytest.mark.once("sqlite")]


@pytest.fixture
def desk(real_commits: None, store: Any, clock: Any, actor_of: Any, monkeypatch: pytest.MonkeyPatch) -> Desk:
    open_books(store.pk, date(2026, 11, 1))
    made = Desk(store, clock, actor_of)
    made.fund()
    monkeypatch.setattr("chehang.org.web.middleware.Clock", lambda: clock)
    return made


def act(page: Any, address: str, **typed: str) -> None:
    """Fill in the form of an act and send it."""
    page.goto(address, wait_until="networkidle")
    for name, text in typed.items():
        page.locator(f"[name='{name}']").fill(text)
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def test_from_the_first_voucher_to_locked_statements(desk: Desk, open_browser: Any) -> None:
    bank = banking.account(desk)
    accountant = open_browser(desk.who("accountant"))
    accountant.goto("/do/finance/make_voucher/", wait_until="networkidle")
    accountant.locator("[name=summary]").fill("支付水电费")
    accountant.locator("[name=reason]").fill("十一月账单")
    choose(accountant, "lines-0-account_id", "6602.06")
    accountant.locator("[name='lines-0-debit']").fill("2000")
    department = accountant.locator("select[name='lines-0-department']")
    department.select_option("management", force=True)
    choose(accountant, "lines-1-account_id", "1002.01")
    accountant.locator("[name='lines-1-credit']").fill("2000")
    with accountant.expect_navigation():
        accountant.keyboard.press("Control+s")
    voucher = Voucher.objects.get(event="manual")
    assert (voucher.state, str(voucher.total)) == ("draft", "2000.00")

    cashier = open_browser(desk.who("cashier"))
    act(cashier, f"/do/finance/move_cash/?bank={bank.pk}&kind=banked", amount="300", slip="存-001")
    cashier.goto("/finance/cash_book/")
    assert "300.00" in cashier.content()

    manager = open_browser(desk.who("finance_manager"))
    act(manager, f"/do/finance/review_voucher/?voucher_id={voucher.pk}")
    voucher.refresh_from_db()
    assert voucher.state == "posted" and voucher.reviewer_id == desk.who("finance_manager").employee_id

    desk.clock.at = datetime(2026, 12, 1, 1, tzinfo=UTC)
    period = Period.objects.get(store=desk.store, month=11)
    accountant.goto(f"/finance/close/?month={period.first_day}", wait_until="networkidle")
    accountant.locator("a[href*='transfer_profit']").click()
    accountant.locator("#act-dialog button.btn-primary").click()
    accountant.locator("a[href*='transfer_profit']").wait_for(state="detached")
    assert Voucher.objects.filter(event="profit_transferred", state="posted").exists()
    manager.goto("/finance/review/", wait_until="networkidle")
    for box in manager.locator("input[name=voucher]").all():
        box.check()
    with manager.expect_navigation():
        manager.keyboard.press("F2")
    for verb, state in (("close_period", "closed"), ("lock_period", "locked")):
        act(manager, f"/do/finance/{verb}/?period_id={period.pk}")
        period.refresh_from_db()
        assert period.state == state
    kept = FrozenStatement.objects.get(period=period, name="balance_sheet")
    manager.goto(f"/finance/frozen_statements/{kept.pk}/")
    assert "198,000.00" in manager.content(), "200,000 in cash and bank less the bill"
    paper = manager.request.get(f"/paper/finance.frozen_statement/{kept.pk}/statement/")
    assert paper.status == 200 and paper.body()[:4] == b"%PDF"
