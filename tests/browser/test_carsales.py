"""From the lead to the car handed over: consultant on a phone, the manager's release, the buyer's signature; an outlet's phone."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from chehang.carsales.models import Challenge, Lead
from chehang.core.context import Actor, Clock, FixedClock
from chehang.core.models import ApprovalRequest
from tests.carsales.dealer import Dealer
from tests.carsales.outlets import outlet
from tests.fixtures import make_actor, make_store
from tests.goods import picture

from .test_workshop import sign

pytestmark = pytest.mark.once("sqlite")


@pytest.fixture
def dealer(real_commits: object) -> Dealer:
    """A dealer whose clock is the server's own."""
    from chehang.org.grants import grant_new

    grant_new()
    clock = FixedClock(Clock().now())
    store = make_store("01", "泓川江东店")

    def actor_of(*posts: str, at: Any = None, name: str = "") -> Actor:
        return make_actor(at or store, *posts, clock=clock, name=name)

    made = Dealer(store, clock, actor_of)
    made.who("sales_consultant")
    return made.open()


def send(page: Any, at: str) -> None:
    page.locator("form[data-act] button[type=submit]").click()
    page.wait_for_url(re.compile(at))


@pytest.mark.browser
def test_a_lead_becomes_a_car_handed_over(dealer: Dealer, open_browser: Callable[..., Any]) -> None:
    phone = open_browser(dealer.who("sales_consultant"), phone=True)
    phone.goto("/do/carsales/register_lead/", wait_until="networkidle")
    phone.locator("[name=name]").fill("赵敏")
    phone.locator("[name=mobile]").fill("13600001111")
    phone.locator("select[name=source]").select_option("phone")
    phone.screenshot(path="/tmp/carsales-lead.png")
    send(phone, r"/carsales/leads/\d+/$")
    lead = Lead.objects.get()
    dealer.act("follow_lead", lead=lead.pk, content="约周末来看车", level="H")
    deal, car = dealer.ordered(), dealer.stocked()
    phone.goto(f"/do/carsales/submit_deal/?for=carsales.deals:{deal.pk}", wait_until="networkidle")
    send(phone, r"/carsales/deals/\d+/$")

    # The sales manager releases it on one page.
    manager = open_browser(dealer.who("sales_manager"))
    asked = ApprovalRequest.objects.get(document="carsales.deal", object_id=deal.pk)
    manager.goto(f"/approvals/{asked.pk}/", wait_until="networkidle")
    manager.screenshot(path="/tmp/carsales-release.png", full_page=True)
    dealer.decide(deal)
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    dealer.pdi(car)
    dealer.act("bill_deal", deal=deal.pk)
    dealer.pay(deal)

    # Handing over: the checklist and the buyer's signature on the phone.
    phone.goto(f"/do/carsales/deliver_car/?for=carsales.deals:{deal.pk}", wait_until="networkidle")
    phone.locator("[name=odometer]").fill("12")
    for tick in ("identity", "inspected", "papers", "tools", "explained"):
        phone.locator(f"input[name={tick}]").check()
    sign(phone)
    phone.screenshot(path="/tmp/carsales-handing-over.png", full_page=True)
    send(phone, r"/carsales/deals/\d+/$")
    deal.refresh_from_db()
    assert deal.state == "delivered"


@pytest.mark.browser
def test_an_outlet_shows_a_car_on_its_phone(dealer: Dealer, open_browser: Callable[..., Any], tmp_path: Any) -> None:
    car, place = dealer.stocked(), outlet(dealer)
    dealer.act("consign_car", "sales_manager", car=car.pk, outlet=place.pk)
    dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)
    asked = Challenge.objects.get()
    phone = open_browser(dealer.who("outlet_keeper"), phone=True)
    phone.goto("/carsales/my_outlet/", wait_until="networkidle")
    phone.screenshot(path="/tmp/carsales-outlet.png")
    phone.locator("a.btn-primary", has_text="").first.click()
    phone.locator("[name=vin_end]").fill(car.vin[-6:])
    phone.locator("[name=code]").fill(asked.code)
    photo = tmp_path / "vin.png"
    photo.write_bytes(picture())
    phone.locator("input[type=file][data-photo=photo]").set_input_files(photo)
    phone.locator("[data-photo-note]", has_text="✓").wait_for()
    phone.locator("form[data-act] button[type=submit]").click()
    phone.wait_for_url(lambda url: "/do/" not in url)
    asked.refresh_from_db()
    assert asked.state == "shown"
