"""Transport compensation from the sixth day of a warranty repair, for days without a loan car (§21)."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.ledger.queries import balance_of_role
from chehang.workshop.guarantee import days_owed
from chehang.workshop.models import CarLoan, Transport
from tests.goods import Depot
from tests.races import tally
from tests.selling import Shop

from .outside import lent, loan_car
from .yard import Yard


def _warranty(yard: Yard):
    return yard.open(kind="W", maker=yard.shop.customer(name="泓川汽车股份", kind="company", mobile="").pk)


def _grant(yard: Yard, order, days: int, per_day: str = "100"):
    return yard.run("grant_transport", "service_manager", order=order.pk, days=days, per_day=per_day)


def test_days_after_the_fifth_without_a_loan_car(yard: Yard) -> None:
    order, clock = _warranty(yard), yard.shop.depot.clock
    clock.at += timedelta(days=4, hours=12)
    with pytest.raises(Refused, match=r"transport\.days"):
        _grant(yard, order, 1)
    clock.at += timedelta(days=4)  # the ninth day has begun: four are to be compensated
    assert days_owed(yard.shop.depot.who("service_manager"), order, clock.now()) == 4
    with pytest.raises(Refused, match=r"transport\.days"):
        _grant(yard, order, 5)
    with pytest.raises(Refused, match=r"transport\.dear"):
        _grant(yard, order, 3, "150.01")
    with pytest.raises(NotAllowed):
        yard.run("grant_transport", order=order.pk, days=1, per_day="100")
    assert not Transport.objects.exists()
    assert _grant(yard, order, 3).amount == "300"
    who = yard.shop.depot.who("accountant")
    assert balance_of_role(who, "selling_other") == D(300) and abs(balance_of_role(who, "other_payable")) == D(300)
    assert InboxItem.objects.filter(post="accountant", link=f"/workshop/orders/{order.pk}/").exists()
    with pytest.raises(Refused, match=r"transport\.days"):
        _grant(yard, order, 2)
    # A loan car for the rest of the time: nothing more is owed.
    loan = lent(yard, order, loan_car(yard))
    clock.at += timedelta(days=3)
    assert days_owed(who, order, clock.now()) == 1
    yard.run("return_loan_car", loan=CarLoan.objects.get(pk=loan.pk).pk, km=5100, fuel=50)


def test_an_ordinary_repair_has_none(yard: Yard) -> None:
    order = yard.open()
    yard.shop.depot.clock.at += timedelta(days=20)
    with pytest.raises(Refused, match=r"transport\.days"):
        _grant(yard, order, 1)


def test_the_same_days_by_two_at_once(real_depot: Depot) -> None:
    yard = Yard(Shop(real_depot))
    yard.open_shop()
    order = _warranty(yard)
    yard.shop.depot.clock.at += timedelta(days=6, hours=1)
    assert tally(*(lambda: _grant(yard, order, 2) for _n in range(2))) == (1, 1)
    assert Transport.objects.count() == 1
