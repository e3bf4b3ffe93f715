"""The sales process with its times; an outlet's phone page shows its own cars only."""

from datetime import timedelta

from django.test import Client

from chehang.carsales import outlets
from chehang.carsales.models import Challenge
from chehang.carsales.web.pages import process
from chehang.core.context import Clock
from chehang.org.models import Account
from chehang.vehicles.demo import vin

from .dealer import VINS, Dealer
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


def test_the_true_stock_by_place_says_how_sure_it_is(dealer: Dealer) -> None:
    place = outlet(dealer)
    there, here = dealer.stocked(VINS[0]), dealer.stocked(VINS[1])
    dealer.act("consign_car", "car_clerk", car=there.pk, outlet=place.pk)
    dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)
    dealer.pass_time(minutes=21)
    dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)
    who = dealer.who("sales_manager")
    [truth] = outlets.truths(who, [place], dealer.clock.at)
    assert (truth.cars, truth.seen, truth.missed, truth.about, truth.most, truth.colour) == (1, 0, 1, 1, 1, "red")
    page = enter(who).get("/carsales/places/").content.decode()
    assert place.name in page and "/carsales/true_stock/?place=yard" in page
    dealer.act("report_outlet_sale", "outlet_keeper", car=there.pk, buyer="孙立", sold_on=dealer.day())
    phone = enter(dealer.who("outlet_keeper")).get("/carsales/my_outlet/").content.decode()
    assert "已报售出" in phone and here.vin not in phone
