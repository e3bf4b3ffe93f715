"""A car through the workshop, each step on the screen of who does it: adviser on a tablet, technician on a phone, inspector, cashier, customer."""

import re
from typing import Any

import pytest

from chehang.billing.models import Bill
from chehang.workshop.models import Agreement, WalkAround, WorkOrder
from tests.workshop.yard import Yard

from .test_loop import shop

pytestmark = pytest.mark.once("postgresql")

__all__ = ["shop"]
TABLET = {"width": 820, "height": 1180}


def sign(page: Any) -> None:
    """The customer draws a name."""
    pad = page.locator("canvas[data-signature]")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(box["x"] + 40 + step * 25, box["y"] + 60 + (step % 3) * 40)
    page.mouse.up()
    field = pad.get_attribute("data-signature")
    page.wait_for_function("name => document.querySelector(`input[name='${name}']`).value !== ''", arg=field)


def act(page: Any, verb: str, order: WorkOrder) -> None:
    """Open an act of the order's page."""
    page.goto(f"/do/workshop/{verb}/?for=workshop.orders:{order.pk}", wait_until="networkidle")


def done(page: Any, order: WorkOrder, state: str) -> None:
    page.locator("form[data-act] button[type=submit]").click()
    page.wait_for_url(re.compile(rf"/workshop/orders/{order.pk}/$"))
    order.refresh_from_db()
    assert order.state == state


@pytest.mark.browser
def test_from_reception_to_the_gate(shop: Any, open_browser: Any) -> None:
    yard = Yard(shop)
    yard.open_shop()
    order = yard.open()
    yard.labour(order)

    # Reception on a tablet: around the car, a dent on the drawing, the customer signs.
    page = open_browser(shop.depot.who("service_advisor"))
    page.set_viewport_size(TABLET)
    page.goto("/workshop/reception/", wait_until="networkidle")
    page.locator("a.car").click()
    page.locator("input[name=fuel]").fill("55")
    page.locator(".body-drawing label", has_text="左前门").locator("select").select_option("D")
    page.screenshot(path="/tmp/workshop-walk-around.png", full_page=True)
    sign(page)
    page.locator("form.sheet button.btn-primary").click()
    page.wait_for_url(re.compile(r"/workshop/orders/\d+/$"))
    assert [(m.damage, m.place) for m in WalkAround.objects.get().marks.all()] == [("D", "左前门")]

    # The customer agrees with a signature on the same tablet.
    act(page, "record_agreement", order)
    page.locator("select[name=way]").select_option("signed")
    page.locator("input[name=name]").fill("王伟")
    sign(page)
    page.screenshot(path="/tmp/workshop-agreement.png")
    done(page, order, "agreed")
    assert Agreement.objects.get().image is not None
    yard.dispatched(order)

    # The technician on his phone: on, off, own check.
    phone = open_browser(shop.depot.who("technician", "铁柱"), phone=True)
    phone.goto("/workshop/bench/", wait_until="networkidle")
    phone.locator("form", has=phone.locator("input[value=on]")).locator("button").click()
    phone.locator("section.running").wait_for()
    phone.screenshot(path="/tmp/workshop-bench.png")
    phone.locator("section.running form").first.locator("button").click()
    phone.locator("form", has=phone.locator("input[value=check]")).locator("button").click()
    phone.wait_for_load_state("networkidle")
    order.refresh_from_db()
    assert order.state == "own_ok"
    yard.run("inspect_order", "technician", who="大勇", order=order.pk, stage="mutual")

    # The inspector, then the adviser settles.
    page = open_browser(shop.depot.who("inspector"))
    act(page, "inspect_order", order)
    page.locator("select[name=stage]").select_option("final")
    page.locator("select[name=wheels]").select_option("good")
    page.locator("input[name=torque_nm]").fill("120")
    done(page, order, "final_ok")
    act(page, "finish_order", order)
    done(page, order, "ready")
    page = open_browser(shop.depot.who("service_advisor"))
    act(page, "settle_order", order)
    done(page, order, "settled")

    # The cashier takes the money, the customer has his car.
    desk = open_browser(shop.depot.who("cashier"))
    desk.goto(f"/billing/cash/?bill={Bill.objects.get().pk}", wait_until="networkidle")
    desk.locator(".methods button[value=wechat]").click()
    desk.locator(".confirm .btn-primary").click()
    desk.wait_for_url(re.compile("done="))
    act(page, "deliver_order", order)
    page.locator("input[name=receiver_name]").fill("王伟")
    done(page, order, "delivered")
