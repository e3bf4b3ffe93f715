"""Credit: within the limit, and not for the overdue."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from tests.selling import Shop


def test_the_goods_leave_and_are_owed(shop: Shop) -> None:
    sale = shop.confirmed("2", customer=shop.customer("1000").pk)
    shop.on_account(sale)
    shop.hand_out(sale)
    bill = shop.bill(sale)
    assert (bill.state, bill.rest, bill.due - bill.charged_on) == ("on_account", D("916.00"), timedelta(days=30))
    shop.pay(sale, ("transfer", "916.00"))
    assert shop.bill(sale).state == "paid"


def test_beyond_the_limit(shop: Shop) -> None:
    customer = shop.customer("1000")
    shop.on_account(shop.confirmed("2", customer=customer.pk))
    second = shop.confirmed("1", customer=customer.pk)
    with pytest.raises(Refused, match=r"credit\.exceeded") as caught:
        shop.on_account(second)
    assert "916.00" in caught.value.message and shop.bill(second).state == "waiting"
    second.refresh_from_db()
    assert second.state == "confirmed"


def test_a_walk_in_has_no_credit(shop: Shop) -> None:
    with pytest.raises(Refused, match=r"credit\.exceeded"):
        shop.on_account(shop.confirmed("1"))


def test_the_overdue_pay_first(shop: Shop) -> None:
    customer = shop.customer("100000", payment_days=0)
    first = shop.confirmed("1", customer=customer.pk)
    shop.on_account(first)
    shop.hand_out(first)
    shop.depot.clock.at += timedelta(days=4)
    second = shop.confirmed("1", customer=customer.pk)
    shop.on_account(second)
    from chehang.billing.models import Bill

    Bill.objects.filter(pk=shop.bill(first).pk).update(due=shop.depot.clock.today() - timedelta(days=31))
    with pytest.raises(Refused, match=r"credit\.overdue"):
        shop.on_account(shop.confirmed("1", customer=customer.pk))
