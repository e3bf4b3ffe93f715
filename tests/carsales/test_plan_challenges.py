"""Who has to show cars today is drawn; where cars were missed, more often."""

from chehang.carsales import outlets
from chehang.carsales.models import Challenge
from chehang.carsales.operations.plan_challenges import PlanChallenges, plan_challenges
from chehang.core.house import house_actor
from chehang.core.models import Job

from .dealer import Dealer
from .outlets import outlet


def test_four_missed_cars_and_it_is_drawn_for_sure_at_a_time_nobody_knows(dealer: Dealer) -> None:
    place, car = outlet(dealer), dealer.stocked()
    dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    for _time in range(4):
        dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)
        dealer.pass_time(minutes=21)
    dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)
    assert outlets.missed_lately(place, dealer.clock.at) == 4 and Challenge.objects.count() == 5
    house = house_actor(dealer.store.pk, "01")
    counts = [plan_challenges(PlanChallenges(), actor=house, clock=dealer.clock).drawn for _again in range(2)]
    job = Job.objects.get(name="carsales.challenge_outlet")  # asked twice on a day it is one draw
    assert counts == [1, 1] and job.not_before >= dealer.clock.at


def test_a_trusted_one_about_once_in_five_days() -> None:
    drawn = sum(outlets.drawn_today(5, 0) for _day in range(3000))
    assert 480 < drawn < 720
    assert all(outlets.drawn_today(5, missed) for missed in (3, 4) for _day in range(20))
