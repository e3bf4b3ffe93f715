"""From request to pickup: the deposit pays a part, the rest the cash desk, the goods leave by signatures."""

from decimal import Decimal as D

import pytest

from chehang.billing.shift import shift
from chehang.care.operations.merge_customers import MergeCustomers, merge_customers
from chehang.core.errors import Refused
from chehang.counter.models import Sale
from chehang.counter.operations.cancel_sale import CancelSale, cancel_sale
from tests.counter.special import arrived, collect, tell
from tests.goods import goods_equal_money, money
from tests.selling import Shop, sound


def test_to_the_end(shop: Shop) -> None:
    order = arrived(shop)
    tell(shop, order)
    shop.price(order.part, "4999")  # today's price does not matter
    done = collect(shop, order)
    sale = Sale.objects.get(pk=done.model_extra["sale"])
    assert (sale.amount_inc, done.model_extra["rest"], order.state) == (D(4280), "2780.00", "selling")
    shop.pay(sale)
    shop.release(sale)
    order.refresh_from_db()
    assert (order.state, order.applied, order.held) == ("collected", 1500, 0)
    taken = money("money_received")
    assert taken["2204.02"] == D(1500) and taken["1001"] == D(4280)
    till = shift(shop.depot.who("cashier"), shop.depot.clock.today())
    assert till.total.net == D(4280)  # the deposit was in the till once
    goods_equal_money(shop.store)
    sound("I20", "I20b", "I22b")


def test_the_customer_s_two_files_become_one_meanwhile(shop: Shop) -> None:
    """The order keeps the file it was written for, with its deposit; it is collected and paid to the end all the same."""
    order, twin = arrived(shop), shop.customer(kind="person", name="李敏")
    cmd = MergeCustomers(goes=order.customer_id, stays=twin.pk, reason="同一人")
    shop.run(merge_customers, cmd, "customer_service_manager")
    tell(shop, order)
    sale = Sale.objects.get(pk=collect(shop, order).model_extra["sale"])
    shop.pay(sale)
    shop.release(sale)
    order.refresh_from_db()
    assert (order.state, order.held, sale.customer_id) == ("collected", 0, order.customer_id)
    sound("I20", "I20b", "I22b")


def test_its_sale_is_not_cancelled(shop: Shop) -> None:
    order = arrived(shop)
    done = collect(shop, order)
    with pytest.raises(Refused, match=r"sale\.special"):
        shop.run(cancel_sale, CancelSale(sale=done.model_extra["sale"], reason="不要了"))


def test_not_twice(shop: Shop) -> None:
    order = arrived(shop)
    collect(shop, order)
    with pytest.raises(Refused, match=r"state\.wrong"):
        collect(shop, order)
