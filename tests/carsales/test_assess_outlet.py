"""Half a year of an outlet in points, and what grade they are (§9.15)."""

from decimal import Decimal as D

from chehang.carsales import outlets
from chehang.carsales.models import Challenge

from .dealer import Dealer
from .outlets import outlet


def test_the_weights_and_the_grades() -> None:
    points = outlets.weigh(sales=90, stock=80, reports=100, satisfaction=85, payment=100)
    assert points == D("89.75")  # 36 + 16 + 10 + 12.75 + 15
    assert [outlets.grade(D(x)) for x in ("90", "89.75", "75", "74.99", "60", "59.99")] == [
        "A",
        "B",
        "B",
        "C",
        "C",
        "D",
    ]
    assert [str(x) for x in outlets.half_of(outlets.date(2026, 6, 30))] == ["2026-01-01", "2026-06-30"]


def test_what_the_books_know_is_counted(dealer: Dealer) -> None:
    place, car = outlet(dealer), dealer.stocked()
    dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)
    dealer.pass_time(minutes=21)
    dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)  # the first one was missed
    assert Challenge.objects.filter(state="missed").count() == 1
    dealer.act("report_outlet_sale", "outlet_keeper", car=car.pk, buyer="孙立", sold_on=dealer.day())
    dealer.act("settle_outlet_sale", "sales_manager", car=car.pk, wholesale="160000", rebate="0")
    told = {"outlet": place.pk, "half": dealer.day(), "target": 2, "satisfaction": 60, "payment": 60}
    dealer.refused("assessment.plan", "assess_outlet", "sales_manager", **told)
    done = dealer.act("assess_outlet", "sales_manager", **told, plan="两个月内整改,否则退出")
    # 50 × 40 % + 0 × 20 % + 100 × 10 % + 60 × 15 % + 60 × 15 %
    assert (done.points, done.grade) == ("48.00", "D")
    dealer.refused("assessment.there", "assess_outlet", "sales_manager", **told, plan="再评")
    dealer.refused("assessment.before", "assess_outlet", "sales_manager", **told | {"half": dealer.day(-400)})
