"""Waiting for my decision, in a browser: returned, edited, approved by a substitute; several at once; on a phone."""

from typing import Any

import pytest

from chehang.core.models import Approval, ApprovalRequest
from chehang.purchasing.models import Order
from chehang.purchasing.operations.edit_order import EditOrder, edit_order
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from tests.approving import handed_in, stands_in
from tests.goods import Depot

pytestmark = pytest.mark.once("sqlite")


@pytest.fixture
def desk(real_commits: None, depot: Depot, monkeypatch: pytest.MonkeyPatch) -> Depot:
    monkeypatch.setattr("chehang.org.web.middleware.Clock", lambda: depot.clock)
    for post in ("parts_manager", "general_manager", "hr_manager", "parts_sales"):
        depot.who(post)
    return depot


def test_returned_edited_and_approved_by_a_substitute(desk: Depot, open_browser: Any) -> None:
    request, manager, sales = handed_in(desk), desk.who("parts_manager"), desk.who("parts_sales")
    page = open_browser(manager)
    page.goto("/", wait_until="networkidle")
    page.locator("#inbox .wait", has_text="采购订单").click()
    page.locator(".decide-one").wait_for()
    page.goto("/approvals/", wait_until="networkidle")
    page.keyboard.press("r")  # leads to the reason first
    page.keyboard.type("数量太多")
    page.locator("button[value=return]").click()
    page.locator(".toast-box").get_by_text("已退回 1 项").wait_for()
    assert Order.objects.get(pk=request.object_id).state == "draft"

    line = {"part": desk.part().pk, "quantity": "30", "price_ex": "100"}
    cmd = EditOrder.model_validate({"order": request.object_id, "supplier": desk.supplier.pk, "lines": [line]})
    desk.run(edit_order, cmd, "parts_planner")
    desk.run(submit_order, SubmitOrder(order=request.object_id), "parts_planner")
    stands_in(desk, manager, sales)
    other = open_browser(sales)
    other.goto("/approvals/", wait_until="networkidle")
    since_last = other.locator(".since-last").inner_text()
    assert "数量太多" in since_last and "60 × 100" in since_last and "30 × 100" in since_last
    other.screenshot(path="/tmp/approvals-pc.png")
    other.keyboard.press("a")
    other.locator(".toast-box").get_by_text("已通过 1 项").wait_for()
    assert Order.objects.get(pk=request.object_id).state == "reviewed"
    decision = Approval.objects.get(decision="approved")
    assert (decision.employee_id, decision.voice_id) == (sales.employee_id, manager.employee_id)


def test_several_at_once_by_keyboard(desk: Depot, open_browser: Any) -> None:
    for n in range(3):
        handed_in(desk, str(10 + n))
    page = open_browser(desk.who("parts_manager"))
    page.goto("/approvals/", wait_until="networkidle")
    titles = page.locator(".ask b").all_inner_texts()
    page.keyboard.press("j")
    page.locator("#opened h2 b", has_text=titles[1]).wait_for()
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.locator("#opened h2 b", has_text=titles[2]).wait_for()
    page.keyboard.press("x")
    page.locator("[data-several] .btn-primary").click()
    page.locator(".toast-box").get_by_text("已通过 2 项").wait_for()
    assert [*ApprovalRequest.objects.filter(state="open").values_list("title", flat=True)] == [titles[0]]


def test_on_a_phone_one_page_for_one_decision(desk: Depot, open_browser: Any) -> None:
    handed_in(desk)
    page = open_browser(desk.who("parts_manager"), phone=True)
    page.goto("/approvals/", wait_until="networkidle")
    page.screenshot(path="/tmp/approvals-phone-list.png")
    page.locator(".ask a").click()
    page.locator(".decide-one").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.screenshot(path="/tmp/approvals-phone.png", full_page=True)
    page.locator("button[value=approve]").click()
    page.locator(".toast-box").get_by_text("已通过 1 项").wait_for()
    page.goto("/approvals/")
    assert page.locator(".decide").count() == 0
