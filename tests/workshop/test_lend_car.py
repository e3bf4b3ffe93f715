"""A car for the customer while his is here; after the fifth day of a warranty repair it is his right (§21)."""

from datetime import timedelta

import pytest

from chehang.core.errors import Refused
from chehang.core.models import InboxItem
from chehang.workshop.models import CarLoan
from tests.goods import Depot, upload
from tests.races import tally
from tests.selling import Shop

from .outside import LICENCE, lent, loan_car
from .yard import Yard


def _warranty(yard):
    maker = yard.shop.customer(name="泓川汽车股份", kind="company", mobile="")
    return yard.open(kind="W", maker=maker.pk)


def test_a_right_from_the_sixth_day(yard) -> None:
    order, car = _warranty(yard), loan_car(yard)
    assert not lent(yard, order, car).by_law
    yard.run("return_loan_car", loan=CarLoan.objects.get().pk, km=5100, fuel=50)
    yard.shop.depot.clock.at += timedelta(days=5, hours=1)
    assert lent(yard, order, car, km=5100).by_law


def test_who_has_one_is_not_warned_about(yard) -> None:
    order, car = _warranty(yard), loan_car(yard)
    yard.shop.depot.clock.at += timedelta(days=4, hours=1)
    lent(yard, order, car)
    before = InboxItem.objects.count()
    yard.run("watch_guarantee", "service_manager")
    assert InboxItem.objects.count() == before


def test_what_is_refused(yard) -> None:
    order, car, day = yard.open(), loan_car(yard), yard.shop.depot.clock.today()
    with pytest.raises(Refused, match=r"loan\.licence"):
        lent(yard, order, car, licence_until=day - timedelta(days=1))
    with pytest.raises(Refused, match=r"loan\.insurance"):
        lent(yard, order, car, back_by=day + timedelta(days=300))
    assert not CarLoan.objects.exists()
    lent(yard, order, car)
    with pytest.raises(Refused, match=r"loan\.out"):
        lent(yard, order, car)


def test_the_car_is_not_handed_back_before_the_other_one_is(yard) -> None:
    order = yard.ready()
    loan = lent(yard, order, loan_car(yard))
    yard.run("settle_order", order=order.pk)
    yard.pay(order)
    with pytest.raises(Refused, match=r"order\.loan_car"):
        yard.run("deliver_order", order=order.pk, receiver_name="王伟")
    yard.run("return_loan_car", loan=loan.pk, km=5080, fuel=55)
    yard.run("deliver_order", order=order.pk, receiver_name="王伟")


def test_one_car_for_two_at_once(real_depot: Depot) -> None:
    yard = Yard(Shop(real_depot))
    yard.open_shop()
    car = loan_car(yard)
    orders = [yard.open(), yard.open(yard.car("LHCH3A8F0TA000777", "浙A00777"))]
    day, image = yard.shop.depot.clock.today(), upload()
    facts = {"driver": "王伟", "licence_no": LICENCE, "licence_until": day + timedelta(days=99), "km": 5000, "fuel": 60}
    facts |= {"back_by": day, "image": image, "car": car.pk}
    assert tally(*(lambda o=o: yard.run("lend_car", order=o.pk, **facts) for o in orders)) == (1, 1)
    assert CarLoan.objects.count() == 1
