"""Parting with an outlet: cars back, money paid, deposit given back."""

from chehang.core.models import InboxItem

from .dealer import Dealer
from .outlets import outlet
from .test_edit_outlet import facts


def test_cars_and_debts_first(dealer: Dealer) -> None:
    place, car = outlet(dealer), dealer.stocked()
    dealer.who("finance_manager")
    dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    end = {"outlet": place.pk, "reason": "合作期满"}
    dealer.refused("outlet.has_cars", "close_outlet", "general_manager", **end)
    dealer.act("fetch_car", "car_clerk", car=car.pk)
    before = InboxItem.objects.count()
    dealer.act("close_outlet", "general_manager", **end)
    place.refresh_from_db()
    assert place.closed_on == dealer.day() and InboxItem.objects.count() == before + 1
    dealer.refused("outlet.closed", "close_outlet", "general_manager", **end)
    dealer.refused("outlet.closed", "edit_outlet", "sales_manager", **facts(place))
    dealer.refused("outlet.closed", "consign_car", "car_clerk", car=car.pk, outlet=place.pk)
