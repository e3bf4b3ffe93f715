"""A visit to an outlet counts our cars there; a difference rings."""

from chehang.carsales.models import OutletVisit
from chehang.core.models import InboxItem

from .dealer import VINS, Dealer
from .outlets import outlet


def test_a_difference_rings(dealer: Dealer) -> None:
    place = outlet(dealer)
    dealer.who("general_manager")
    facts = {
        "outlet": place.pk,
        "on": dealer.day(),
        "seen": "展位整洁,试驾车已到位",
        "support": "提供展架",
        "agreed": "月底前增订两台",
    }
    dealer.act("note_outlet_visit", "sales_manager", **facts, cars_counted=0)
    before = InboxItem.objects.count()
    done = dealer.act("note_outlet_visit", "sales_manager", **facts, cars_counted=1)
    assert done.model_extra == {"difference": 1, "missing": [], "extra": []} and InboxItem.objects.count() > before
    assert OutletVisit.objects.count() == 2


def test_a_whole_count_names_the_differences(dealer: Dealer) -> None:
    place = outlet(dealer)
    cars = [dealer.stocked(number) for number in VINS[:2]]
    for car in cars:
        dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    seen = {"outlet": place.pk, "on": dealer.day(), "seen": "月度盘点", "cars_counted": 2}
    dealer.refused("visit.count", "note_outlet_visit", "car_clerk", **seen, vins=[cars[0].vin[-6:]])
    dealer.refused("visit.twice", "note_outlet_visit", "car_clerk", **seen, vins=[cars[0].vin[-6:]] * 2)
    done = dealer.act("note_outlet_visit", "car_clerk", **seen, vins=[cars[0].vin[-6:], "A00001"])
    assert (done.difference, done.missing, done.extra) == (0, [cars[1].vin[-6:]], ["A00001"])
    made = OutletVisit.objects.get()
    assert (made.whole, made.missing, made.extra) == (True, cars[1].vin[-6:], "A00001")
