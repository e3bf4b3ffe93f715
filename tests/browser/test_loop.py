"""The loop in a real browser, each step as the person whose step it is: price list, order, receipt, sale, money, signatures, books."""

import re
from pathlib import Path
from typing import Any

import pytest

from chehang.catalogue.models import Part
from chehang.core.context import Actor, FixedClock
from chehang.core.verify import broken
from chehang.counter.models import Sale
from chehang.purchasing.models import Order
from chehang.stock.models import Balance
from chehang.warehouse.models import Inbound, Outbound
from chehang.warehouse.operations.put_away import PutAway, put_away
from tests.fixtures import PIN, make_actor, make_store
from tests.selling import Shop, make_shop

LIST = "配件编号,名称,单位,包装数,建议零售价,经销商价\nH3A 115 403 F,机油滤清器,件,10,38.00,24.70\nH3A 698 151 D,前制动片(套),套,1,458.00,302.28\n"


@pytest.fixture
def shop(real_commits: object) -> Shop:
    """An empty store with bins, a supplier and people; the clock is the server's own."""
    from chehang.core.context import Clock
    from chehang.org.grants import grant_new

    grant_new()
    clock = FixedClock(Clock().now())
    store = make_store("01", "泓川江东店")

    def actor_of(*posts: str, at: Any = None, name: str = "") -> Actor:
        return make_actor(at or store, *posts, clock=clock, name=name)

    made = make_shop(store, clock, actor_of)
    made.depot.brand.number_rule = "vw"
    made.depot.brand.save()
    return made


def choose(page: Any, name: str, text: str) -> None:
    """Pick from a reference field by typing."""
    box = page.locator(f"select[name='{name}'] + .ts-wrapper input").first
    box.fill(text)
    page.locator(".ts-dropdown:visible .option", has_text=text).first.click()
    page.locator(f"select[name='{name}'] + .ts-wrapper .item", has_text=text).wait_for()


@pytest.mark.browser
def test_parts_come_in_are_sold_and_signed_out(shop: Shop, open_browser: Any, tmp_path: Path) -> None:
    depot = shop.depot
    planner, manager = depot.who("parts_planner"), depot.who("parts_manager")
    keepers = [depot.who("keeper", "丁强"), depot.who("keeper", "罗斌")]

    # The planner imports the supplier's list: preview, then enter.
    page = open_browser(planner)
    page.goto("/catalogue/price_list/")
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    page.locator("#f-file").set_input_files(file)
    page.locator("form.form-card button.btn-primary").click()
    page.locator("form.inline-form button.btn-primary").click()
    page.wait_for_load_state()
    assert Part.objects.filter(norm_no__in=["H3A115403F", "H3A698151D"]).count() == 2

    # … drafts an order, the manager reviews it, the planner sends it.
    page.goto("/purchasing/orders/new/", wait_until="networkidle")
    choose(page, "supplier", "泓川北方库")
    choose(page, "lines-0-part", "H3A 698 151 D")
    page.locator("input[name='lines-0-quantity']").fill("4")
    page.locator("input[name='lines-0-price_ex']").fill("267.50")
    page.keyboard.press("Control+s")
    page.wait_for_url(re.compile(r"/purchasing/orders/\d+/$"))
    order = Order.objects.get()
    for person, verb in ((planner, "submit_order"), (manager, "review_order"), (planner, "send_order")):
        page = open_browser(person)
        page.goto(f"/do/purchasing/{verb}/?for=purchasing.orders:{order.pk}")
        page.locator("form[data-act] button[type=submit]").click()
        page.wait_for_url(re.compile(r"/purchasing/orders/\d+/$"))

    # A keeper counts against packing list and invoice, books and puts away.
    inbound = Inbound.objects.get()
    line = inbound.lines.get()
    page = open_browser(keepers[0])
    page.goto(f"/warehouse/receiving/{inbound.pk}/", wait_until="networkidle")
    page.locator("form.inputs button.btn-primary").click()
    page.locator("[data-counting='counting']").wait_for(state="attached")
    page.goto(f"/warehouse/receiving/{inbound.pk}/", wait_until="networkidle")
    page.locator(f"input[name='packed-{line.pk}']").fill("4")
    page.locator("button[form='f-packing']").click()
    page.locator(f"input[name='packed-{line.pk}'][value='4']").wait_for()
    page.goto(f"/warehouse/receiving/{inbound.pk}/", wait_until="networkidle")
    page.locator(f"input[name='invoiced-{line.pk}']").fill("4")
    page.locator(f"input[name='price-{line.pk}']").fill("267.50")
    page.locator("input[form='f-invoice'][name='number']").fill("26312000000123456789")
    page.locator("input[form='f-invoice'][name='date']").fill(depot.clock.today().isoformat())
    page.locator("button[form='f-invoice']").click()
    page.locator(f"input[name='invoiced-{line.pk}'][value='4']").wait_for()
    page.goto(f"/warehouse/receiving/{inbound.pk}/", wait_until="networkidle")
    for n in range(1, 5):
        page.locator("#scan-code").fill("H3A698151D")
        page.keyboard.press("Enter")
        page.locator(f"form.count-form input[name='counted'][value='{n}']").wait_for()
    page.goto(f"/warehouse/receiving/{inbound.pk}/", wait_until="networkidle")
    page.locator("[data-hotkey='F4']").click()
    page.locator("text=由另一位保管员").wait_for()

    # Another keeper looks at it and receives it.
    page = open_browser(keepers[1])
    page.goto(f"/warehouse/receiving/{inbound.pk}/", wait_until="networkidle")
    page.locator("button:has-text('验收入库')").click()
    page.locator("[data-counting='counting'], [data-counting='checked']").wait_for(state="detached")
    depot.run(put_away, PutAway(line=line.pk, bin="A-01-01-01", quantity="4"), name="丁强")

    # The counter: number, quantity, confirm, without a mouse.
    page = open_browser(depot.who("parts_sales"))
    page.goto("/counter/desk/", wait_until="networkidle")
    page.locator("#ask").fill("h3a698151d")
    page.locator("#hits li").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("#basket input").first.wait_for()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    page.keyboard.press("F9")
    page.wait_for_url(re.compile("done="))
    sale = Sale.objects.get()
    assert (sale.state, str(sale.amount_inc)) == ("confirmed", "916.00")

    # The cashier takes WeChat.
    page = open_browser(depot.who("cashier"))
    page.goto(f"/billing/cash/?bill={shop.bill(sale).pk}")
    page.locator("button[name='method'][value='wechat']").click()
    page.locator(".confirm .btn-primary").click()
    page.wait_for_url(re.compile("done="))

    # Pick, two PINs, the customer's hand.
    outbound = Outbound.objects.get()
    page = open_browser(keepers[0], phone=True)
    page.goto(f"/warehouse/picking/{outbound.pk}/", wait_until="networkidle")
    page.locator("button[name='found']").click()
    page.locator("button[name='found']").wait_for(state="detached")
    page = open_browser(keepers[0])
    page.goto(f"/warehouse/signing/{outbound.pk}/", wait_until="networkidle")
    _pin(page, "丁强")
    pad = page.locator("canvas.pad")
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    for n in range(12):
        page.mouse.move(box["x"] + 30 + n * 24, box["y"] + 60 + (n % 3) * 40)
    page.mouse.up()
    page.locator("input[name=name]").fill("周立新")  # a walk-in customer has no name of his own
    page.locator("form:has(canvas) button.btn-primary").click()
    _pin(page, "罗斌")
    page.locator("a[href='/warehouse/signing/']:has-text('下一')").wait_for()
    outbound.refresh_from_db()
    assert outbound.state == "handed_over" and Balance.objects.get(on_hand__gt=0).on_hand == 2

    # The accountant sees what it made and opens a figure down to its document.
    page = open_browser(depot.who("accountant"))
    page.goto("/finance/trial_balance/")
    page.locator("a", has_text="1405.02").first.click()
    page.wait_for_load_state()
    page.locator("main a[href^='/finance/vouchers/']:not([href$='vouchers/'])").first.click()
    page.wait_for_url(re.compile(r"/finance/vouchers/\d+/$"))

    # English, one click away.
    page.goto("/")
    page.locator(".who").click()
    page.locator("button[name=language]").click()
    page.locator("text=Waiting for me").wait_for()
    assert [(r.code, row) for r, row in broken()] == []


def _pin(page: Any, name: str) -> None:
    """A keeper takes their name and types their own PIN."""
    page.locator("label.name", has_text=name).click()
    page.locator("#pin").fill(PIN)
    page.locator("button.wide-button").click()
    page.wait_for_load_state()
