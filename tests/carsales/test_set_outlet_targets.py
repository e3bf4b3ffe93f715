"""Monthly targets of outlets: told, set anew, read by the month, by the keeper's page and by the half-year."""

from typing import Any

import pytest

from chehang.carsales import monthly, outlets
from chehang.carsales.models import OutletAssessment, OutletTarget
from chehang.core.errors import NotAllowed
from chehang.core.models import InboxItem

from .dealer import Dealer
from .outlets import outlet


def set_to(dealer: Dealer, *lines: tuple[int, int], post: str = "sales_manager", ahead: int = 0) -> Any:
    told = [{"outlet": pk, "cars": cars} for pk, cars in lines]
    return dealer.act("set_outlet_targets", post, month=dealer.day(ahead), outlets=told)


def test_the_month_measures_the_outlet_by_it(dealer: Dealer) -> None:
    place = outlet(dealer)
    set_to(dealer, (place.pk, 4))
    set_to(dealer, (place.pk, 2))
    set_to(dealer, (place.pk, 2))  # nothing new
    assert list(OutletTarget.objects.order_by("id").values_list("version", "cars")) == [(1, 4), (2, 2)]
    assert InboxItem.objects.filter(employee_id=place.keeper_id, link="/carsales/my_outlet/").count() == 2
    car = dealer.stocked()
    dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    sold = {"car": car.pk, "buyer": "孙立", "sold_on": dealer.day(), "wholesale": "160000"}
    dealer.act("settle_outlet_sale", "sales_manager", **sold)
    boss = dealer.who("sales_manager")
    (line,) = monthly.of(boss, dealer.day().replace(day=1), dealer.day()).outlets
    assert (line.name, line.target, line.handed, line.colour) == (place.name, 2, 1, "red")
    assert outlets.sold_of(dealer.who("outlet_keeper"), place, dealer.day().replace(day=1)) == (1, 2)
    assert outlets.sold_of(dealer.who("outlet_keeper/别家"), place, dealer.day().replace(day=1))[1] is None
    half = {"outlet": place.pk, "half": dealer.day(), "satisfaction": 80, "payment": 80}
    dealer.act("assess_outlet", "sales_manager", **half)
    assert OutletAssessment.objects.get().sales == 50  # 1 of the 2 of its months


def test_refusals(dealer: Dealer) -> None:
    place = outlet(dealer)
    half = {"outlet": place.pk, "half": dealer.day(), "satisfaction": 80, "payment": 80}
    dealer.refused("assessment.target", "assess_outlet", "sales_manager", **half)
    told = [{"outlet": place.pk, "cars": 4}]
    dealer.refused("target.past", "set_outlet_targets", "sales_manager", month=dealer.day(-40), outlets=told)
    dealer.refused("target.outlet_twice", "set_outlet_targets", "sales_manager", month=dealer.day(), outlets=told * 2)
    dealer.act("close_outlet", "general_manager", outlet=place.pk, reason="合作期满")
    dealer.refused("outlet.closed", "set_outlet_targets", "sales_manager", month=dealer.day(), outlets=told)
    with pytest.raises(NotAllowed):
        set_to(dealer, (place.pk, 4), post="outlet_keeper")
    assert not OutletTarget.objects.exists()
