"""The outlet's keeper reports a sale on the phone; the hour of the report counts when the store settles it."""

from chehang.carsales.models import OutletReport, OutletSale
from chehang.core.desk import waiting_for

from .dealer import VINS, Dealer
from .outlets import outlet


def test_reported_in_time_and_settled_later(dealer: Dealer) -> None:
    place = outlet(dealer)
    car, other = dealer.stocked(), dealer.stocked(VINS[1])
    dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    sold = {"buyer": "孙立", "sold_on": dealer.day()}
    dealer.refused(
        "not_found", "report_outlet_sale", "outlet_keeper", car=other.pk, **sold
    )  # it does not hold this one
    dealer.refused(
        "outlet_sale.day", "report_outlet_sale", "outlet_keeper", car=car.pk, **sold | {"sold_on": dealer.day(1)}
    )
    dealer.act("report_outlet_sale", "outlet_keeper", car=car.pk, **sold)
    dealer.refused("report.twice", "report_outlet_sale", "outlet_keeper", car=car.pk, **sold)
    dealer.refused("car.reported", "fetch_car", "car_clerk", car=car.pk)
    dealer.refused("outlet.no_cars", "challenge_outlet", "sales_manager", outlet=place.pk)
    assert any(str(car) == str(w.title) for w in waiting_for(dealer.who("sales_manager"), dealer.clock))
    dealer.days(3)  # the store is late, not the outlet
    dealer.act("settle_outlet_sale", "sales_manager", car=car.pk, wholesale="160000", rebate="1500")
    made = OutletSale.objects.get()
    assert (made.buyer, made.late, made.reported_at) == ("孙立", False, OutletReport.objects.get().reported_at)


def test_another_outlets_car_and_a_held_one(dealer: Dealer) -> None:
    car = dealer.stocked()
    dealer.act("consign_car", "car_clerk", car=car.pk, outlet=outlet(dealer).pk)
    sold = {"car": car.pk, "buyer": "孙立", "sold_on": dealer.day()}
    dealer.refused("not_found", "report_outlet_sale", "outlet_keeper/别家", **sold)
    dealer.act("hold_car", "sales_manager", car=car.pk, reason="厂家通知暂停销售")
    dealer.refused("report.not_free", "report_outlet_sale", "outlet_keeper", **sold)
    assert not OutletReport.objects.exists()
    dealer.act("release_car", "sales_manager", car=car.pk, reason="厂家解除")
    dealer.refused("outlet_sale.who", "settle_outlet_sale", "sales_manager", car=car.pk, wholesale="1")
