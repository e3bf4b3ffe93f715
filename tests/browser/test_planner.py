"""The planner's morning in a browser: a level by hand with its effect at once, then two clicks to a submitted order."""

from typing import Any

import pytest

from chehang.purchasing.models import Order
from chehang.replenishment.models import PlanChange
from tests.goods import make_depot
from tests.replenishment.conftest import Planner, make_planner
from tests.shop import make_padshop

pytestmark = [pytest.mark.unproven("H1", "I01", "I02", "I03", "I05"), pytest.mark.once("postgresql")]


@pytest.fixture
def planner(real_commits: None, store: Any, clock: Any, actor_of: Any, monkeypatch: pytest.MonkeyPatch) -> Planner:
    monkeypatch.setattr("chehang.org.web.middleware.Clock", lambda: clock)
    return make_planner(make_padshop(make_depot(store, clock, actor_of)))


def test_from_the_proposal_to_a_submitted_order(planner: Planner, open_browser: Any) -> None:
    planner.quota("30000")
    plan = planner.run()
    line = plan.lines.get(part=planner.wiper)
    page = open_browser(planner.depot.who("parts_planner"))
    page.goto("/replenishment/plan/", wait_until="networkidle")
    page.locator(f"input[data-line='{line.pk}']").fill(str(int(line.max) + 2))
    page.locator("#by-hand [data-effect]:has-text('资金')").wait_for()
    page.locator("#by-hand [name=reason]").fill("车队下月全部换雨刮")
    page.locator("#by-hand button[type=submit]").click()
    page.get_by_text("车队下月全部换雨刮").first.wait_for()
    assert PlanChange.objects.get().max == line.max + 2
    planner.approve(plan)
    page.goto("/replenishment/plan/", wait_until="networkidle")
    page.get_by_role("link", name="按计划订货").last.click()
    page.locator("form[data-act] button[type=submit].btn-primary").click()
    page.get_by_text("已生成的订单").wait_for()
    order = Order.objects.get()
    assert order.state == "submitted" and order.lines.get().quantity == line.max + 2
