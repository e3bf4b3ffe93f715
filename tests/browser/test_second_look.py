"""Money waits for a second look, and what was typed survives a refusal."""

from typing import Any

import pytest

from chehang.billing.models import Receipt
from chehang.warehouse.models import SupplierInvoice
from tests.selling import make_shop

pytestmark = pytest.mark.once("sqlite")


@pytest.fixture
def shop(real_commits: None, store: Any, clock: Any, actor_of: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    shop = make_shop(store, clock, actor_of)
    monkeypatch.setattr("chehang.org.web.middleware.Clock", lambda: shop.depot.clock)
    return shop


def test_no_stray_key_takes_money(shop: Any, open_browser: Any) -> None:
    bill = shop.bill(shop.sold((shop.goods(), "1")))
    page = open_browser(shop.depot.who("cashier"))
    page.goto(f"/billing/cash/?bill={bill.pk}", wait_until="networkidle")
    page.locator("#amount").focus()
    for _press in range(4):  # through the fields to the first button, which only asks; the next falls on "Back"
        page.keyboard.press("Enter")
    page.keyboard.press("Control+s")
    page.keyboard.press("F6")
    page.locator(".confirm").wait_for()
    assert "收 458.00 微信" in page.locator(".confirm").inner_text()
    page.keyboard.press("Enter")
    assert page.locator(".confirm").count() == 0
    page.keyboard.press("F5")
    page.wait_for_load_state("networkidle")
    assert not Receipt.objects.exists()
    page.locator("#amount").fill("400")
    page.keyboard.press("F6")
    assert "收 400 微信" in page.locator(".confirm").inner_text()
    page.locator("#amount").type("1")
    assert page.locator(".confirm").count() == 0, "what the line said is no longer what would be booked"
    page.locator("#amount").fill("458")
    page.keyboard.press("F6")
    page.keyboard.press("F2")
    page.wait_for_url("**/billing/cash/?done=*")
    assert [(r.method, str(r.amount)) for r in Receipt.objects.all()] == [("wechat", "458.00")]


def test_the_queue_tells_of_new_bills_by_itself(shop: Any, open_browser: Any) -> None:
    part = shop.goods()
    page = open_browser(shop.depot.who("cashier"))
    page.goto("/billing/cash/", wait_until="networkidle")
    assert page.locator(".wait").count() == 0
    sale = shop.sold((part, "1"))
    page.locator(".wait", has_text=sale.number).wait_for()


def test_a_refused_invoice_keeps_all_that_was_typed(shop: Any, open_browser: Any, watch: Any) -> None:
    depot = shop.depot
    inbound = depot.ordered((depot.part(), "2", "10"))
    line = inbound.lines.get()
    page = open_browser(depot.who("keeper"))
    page.goto(f"/warehouse/receiving/{inbound.pk}/", wait_until="networkidle")
    typed = {
        "input[name='number'][form='f-invoice']": "I-77",
        f"input[name='invoiced-{line.pk}']": "2",
        f"input[name='price-{line.pk}']": "9.5",
        f"input[name='packed-{line.pk}']": "3",
    }
    for field, value in typed.items():
        page.locator(field).fill(value)
    page.locator("button[form='f-invoice']").click()
    page.locator(".refusal").wait_for()
    watch.errors[:] = [line for line in watch.errors if "422" not in line]  # the browser's own word on a refusal
    assert {field: page.locator(field).input_value() for field in typed} == typed
    page.locator("input[form='f-invoice'][name='date']").fill(depot.clock.today().isoformat())
    page.locator(f"input[name='price-{line.pk}']").fill("")
    page.locator(f"input[name='invoiced-{line.pk}']").press("Enter")
    page.locator(f"input[name='invoiced-{line.pk}'][value='2']").wait_for()
    assert str(SupplierInvoice.objects.get().lines.get().price_ex.normalize()) == "1E+1", "empty is the order price"
    assert page.locator(f"input[name='packed-{line.pk}']").input_value() == "3", "the other paper is still being typed"
