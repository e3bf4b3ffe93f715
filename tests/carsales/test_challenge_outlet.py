"""Cars drawn by chance; who was late before is asked for more."""

from chehang.carsales import outlets
from chehang.carsales.desk import missing
from chehang.carsales.models import Challenge
from chehang.core.models import InboxItem
from tests.goods import upload

from .dealer import VINS, Dealer
from .outlets import outlet


def test_one_of_four_then_twice_as_many(dealer: Dealer) -> None:
    place = outlet(dealer)
    dealer.refused("outlet.no_cars", "challenge_outlet", "sales_manager", outlet=place.pk)
    for number in VINS:
        dealer.act("consign_car", "car_clerk", car=dealer.stocked(number).pk, outlet=place.pk)
    assert dealer.act("challenge_outlet", "sales_manager", outlet=place.pk).asked == 1
    dealer.pass_time(minutes=21)
    assert dealer.act("challenge_outlet", "sales_manager", outlet=place.pk).asked == 2
    assert sorted(Challenge.objects.values_list("state", flat=True)) == ["asked", "asked", "missed"]


def test_not_shown_three_times_it_counts_as_missing(dealer: Dealer) -> None:
    """§9.18: who refuses a challenge three times has the car missing, until it is shown or seen by us."""
    place, car = outlet(dealer), dealer.stocked()
    dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    boss = dealer.who("sales_manager")
    for time in (1, 2, 3):
        dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)
        assert not outlets.missing(boss, [place]), f"after {time} draws and {time - 1} refusals"
        dealer.pass_time(minutes=21)
    dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)
    assert outlets.missing(boss, [place]) == {place.pk: {car.pk: 3}}
    (truth,) = outlets.truths(boss, [place], dealer.clock.now())
    assert (truth.missing, truth.most, truth.colour) == (1, 1, "red")
    told = InboxItem.objects.filter(link=f"/carsales/outlets/{place.pk}/", params__vin=car.vin[-6:])
    assert {item.post for item in told} == {"sales_manager", "general_manager"}
    assert len(list(missing(boss, dealer.clock))) == 1
    dealer.refused("car.missing", "assign_car", deal=dealer.released().pk, car=car.pk)
    asked = Challenge.objects.get(state="asked")
    proof = {"vin_end": car.vin[-6:], "code": asked.code, "photo": upload()}
    dealer.act("prove_car", "outlet_keeper", challenge=asked.pk, **proof)
    assert not outlets.missing(boss, [place]) and not list(missing(boss, dealer.clock))


def test_a_whole_count_finds_it_again(dealer: Dealer) -> None:
    place, car = outlet(dealer), dealer.stocked()
    dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    for _time in range(4):
        dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)
        dealer.pass_time(minutes=21)
    boss, visit = dealer.who("sales_manager"), {"outlet": place.pk, "on": dealer.day(), "seen": "全点"}
    dealer.act("note_outlet_visit", "sales_manager", **visit, cars_counted=0)
    assert outlets.missing(boss, [place])  # nobody named the cars
    dealer.act("note_outlet_visit", "sales_manager", **visit, cars_counted=1, vins=[car.vin[-6:]])
    assert not outlets.missing(boss, [place])
