"""The logistics clerk's batch in a real browser: a late bill, its case, where it went, on PC and phone."""

from typing import Any

import pytest

from chehang.customs.models import Charge
from chehang.org.grants import grant_new
from tests.customs.test_release_shipment import received
from tests.goods import Depot, make_depot

pytestmark = pytest.mark.once("postgresql")


@pytest.fixture
def depot(real_commits: None, store: Any, clock: Any, actor_of: Any, monkeypatch: pytest.MonkeyPatch) -> Depot:
    grant_new()
    monkeypatch.setattr("chehang.org.web.middleware.Clock", lambda: clock)
    return make_depot(store, clock, actor_of)


def test_a_late_bill_from_the_batch_to_its_cause(depot: Depot, open_browser: Any) -> None:
    batch = received(depot)
    page = open_browser(depot.who("parts_logistics"))
    page.goto(f"/customs/shipments/{batch.pk}/", wait_until="networkidle")
    payee = batch.charges.first().payee_id
    page.goto(f"/do/customs/add_charge/?for=customs.shipments:{batch.pk}&payee={payee}", wait_until="networkidle")
    page.locator("select[name=kind]").select_option("demurrage")
    page.locator("select[name=basis]").select_option("weight")
    page.locator("[name=amount]").fill("1200.00")
    page.locator("[name=currency]").fill("CNY")
    page.locator("[name=invoice_no]").fill("ZX9")
    page.keyboard.press("Control+s")
    page.wait_for_url(lambda url: "/do/" not in url)
    late = Charge.objects.get(invoice_no="ZX9")
    assert late.abnormal
    phone = open_browser(depot.who("parts_logistics"), phone=True)
    phone.goto(f"/customs/charges/{late.pk}/", wait_until="networkidle")
    phone.get_by_text("去向").first.wait_for()
    assert phone.get_by_text("仍在库").first.is_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
