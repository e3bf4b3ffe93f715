"""The sales process with its times; an outlet's phone page shows its own cars only."""

from datetime import timedelta

from django.test import Client

from chehang.carsales.models import Challenge
from chehang.carsales.web.pages import process
from chehang.core.context import Clock
from chehang.org.models import Account
from chehang.vehicles.demo import vin

from .dealer import Dealer
from .outlets import outlet


def enter(actor) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=actor.account_id), backend="chehang.org.accounts.AccountBackend")
    return client


def test_the_process_counts_each_step(dealer: Dealer) -> None:
    dealer.delivered()
    [person] = process(dealer.who("sales_manager"), dealer.day().replace(day=1))
    assert (person.leads, person.offers, person.orders, person.handed, person.to_order) == (1, 1, 1, 1, 0)
    page = enter(dealer.who("sales_manager")).get("/carsales/steps/")
    assert page.status_code == 200 and person.name in page.content.decode()


def test_an_outlet_sees_its_own_cars_only(dealer: Dealer) -> None:
    place = outlet(dealer)
    car = dealer.stocked(vin(90901))
    dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)
    Challenge.objects.update(due_at=Clock().now() + timedelta(minutes=9))  # the page goes by the server's clock
    page = enter(dealer.who("outlet_keeper")).get("/carsales/my_outlet/").content.decode()
    assert car.vin in page and "/do/carsales/prove_car/" in page
    assert car.vin not in enter(dealer.who("outlet_keeper/别家")).get("/carsales/my_outlet/").content.decode()
