"""Credit: within the limit, and not for the overdue."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from tests.shop import PadShop


def test_the_goods_leave_and_are_owed(padshop: PadShop) -> None:
    sale = padshop.confirmed("2", customer=padshop.customer("1000").pk)
    padshop.on_account(sale)
    padshop.hand_out(sale)
    bill = padshop.bill(sale)
    assert (bill.state, bill.rest, bill.due - bill.charged_on) == ("on_account", D("916.00"), timedelta(days=30))
    padshop.pay(sale, ("transfer", "916.00"))
    assert padshop.bill(sale).state == "paid"


def test_beyond_the_limit(padshop: PadShop) -> None:
    customer = padshop.customer("1000")
    padshop.on_account(padshop.confirmed("2", customer=customer.pk))
    second = padshop.confirmed("1", customer=customer.pk)
    with pytest.raises(Refused, match=r"credit\.exceeded") as caught:
        padshop.on_account(second)
    assert "916.00" in caught.value.message and padshop.bill(second).state == "waiting"
    second.refresh_from_db()
    assert second.state == "confirmed"


def test_a_walk_in_has_no_credit(padshop: PadShop) -> None:
    with pytest.raises(Refused, match=r"credit\.exceeded"):
        padshop.on_account(padshop.confirmed("1"))


def test_the_overdue_pay_first(padshop: PadShop) -> None:
    customer = padshop.customer("100000", payment_days=0)
    first = padshop.confirmed("1", customer=customer.pk)
    padshop.on_account(first)
    padshop.hand_out(first)
    padshop.depot.clock.at += timedelta(days=4)
    second = padshop.confirmed("1", customer=customer.pk)
    padshop.on_account(second)
    from chehang.billing.models import Bill

    Bill.objects.filter(pk=padshop.bill(first).pk).update(due=padshop.depot.clock.today() - timedelta(days=31))
    with pytest.raises(Refused, match=r"credit\.overdue"):
        padshop.on_account(padshop.confirmed("1", customer=customer.pk))
