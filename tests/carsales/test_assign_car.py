"""A car is promised once."""

from chehang.carsales.models import Car, Deal
from tests.goods import Depot, upload
from tests.races import codes

from .dealer import VINS, Dealer


def test_kept_for_72_hours_then_promised(dealer: Dealer) -> None:
    deal, car = dealer.ordered(), dealer.stocked()
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    car.refresh_from_db()
    assert (car.state, (car.locked_until - dealer.clock.at).total_seconds()) == ("locked", 72 * 3600)
    dealer.act("submit_deal", deal=deal.pk)
    dealer.decide(deal)
    car.refresh_from_db()
    assert (car.state, car.locked_until) == ("allocated", None)


def test_a_second_customer_does_not_get_it(dealer: Dealer) -> None:
    first, second, car = dealer.released(), dealer.released("13600002222"), dealer.stocked()
    dealer.act("assign_car", deal=first.pk, car=car.pk)
    dealer.refused("car.taken", "assign_car", deal=second.pk, car=car.pk)


def test_the_oldest_first_and_what_was_ordered(dealer: Dealer) -> None:
    deal = dealer.released()
    old, new = dealer.stocked(), dealer.stocked(VINS[1], invoiced_on=dealer.day(-3))
    red = dealer.stocked(VINS[2], colour="绛红")
    dealer.refused("car.not_oldest", "assign_car", deal=deal.pk, car=new.pk)
    dealer.refused("car.other", "assign_car", deal=deal.pk, car=red.pk)
    dealer.act("assign_car", deal=deal.pk, car=new.pk, reason="客户看中展车")
    dealer.act("assign_car", deal=deal.pk, car=old.pk)
    assert [Car.objects.get(pk=c.pk).state for c in (old, new)] == ["allocated", "stock"]


def test_a_quotation_keeps_no_car(dealer: Dealer) -> None:
    dealer.refused("deal.no_order", "assign_car", deal=dealer.quoted().pk, car=dealer.stocked().pk)


def test_of_many_at_once_one_gets_the_last_car(real_depot: Depot) -> None:
    dealer = Dealer(real_depot.store, real_depot.clock, real_depot.actor_of)
    dealer.who("sales_consultant")
    dealer.open()
    deals = [dealer.released(f"1360000{n}000") for n in range(4)]
    car = dealer.stocked()
    ends = codes(*(lambda d=d: dealer.act("assign_car", deal=d.pk, car=car.pk) for d in deals))
    assert sorted(ends) == ["car.taken"] * 3 + ["done"]
    assert Deal.objects.filter(car=car).count() == 1


def test_a_car_kept_too_long_goes_to_who_asks_next_and_one_on_its_way_stays_there(dealer: Dealer) -> None:
    first, second, car = dealer.ordered(), dealer.ordered("13600002222"), dealer.bought()
    dealer.act("assign_car", deal=first.pk, car=car.pk)
    dealer.refused("car.taken", "assign_car", deal=second.pk, car=car.pk)
    dealer.pass_time(hours=73)  # nobody waits for the morning's round
    dealer.act("assign_car", deal=second.pk, car=car.pk)
    first.refresh_from_db()
    assert (first.car_id, Car.objects.get().state) == (None, "locked")
    dealer.act("free_car", deal=second.pk, reason="客户改订")
    assert (Car.objects.get().state, Car.objects.get().place) == ("transit", "transit")
    dealer.act("hold_car", "car_clerk", car=car.pk, reason="厂家通知暂停销售")
    dealer.act("release_car", "sales_manager", car=car.pk, reason="厂家解除")
    assert Car.objects.get().state == "transit"
    dealer.act("assign_car", deal=second.pk, car=car.pk)
    odd = [{"group": "exterior", "result": "odd", "remark": "左前门划伤"}]
    damaged = {"items": odd, "carrier": "老周", "carrier_signature": upload(), "photo_damage": upload()}
    dealer.act("receive_car", "car_clerk", car=car.pk, **damaged)
    second.refresh_from_db()
    assert (Car.objects.get().state, second.car_id) == ("hold", None)
