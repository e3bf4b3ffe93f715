"""Stored value pays a bill: the debt becomes less, no money moves (P18, P22)."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import Bill
from chehang.core.errors import Refused
from chehang.core.verify import broken
from tests.goods import Depot, upload
from tests.races import tally
from tests.selling import Shop

from .packages import bought, card
from .yard import Yard, balance


def test_a_part_by_card_the_rest_at_the_desk(yard) -> None:
    """500 on the card = 442.48 + 57.52; the bill of 144 takes 127.43 + 16.57 of it."""
    package = bought(yard, card(yard))
    order = yard.settled()
    yard.run("pay_with_package", "cashier", order=order.pk, package=package.pk, image=upload())
    package.refresh_from_db()
    assert (
        package.rest_inc,
        package.rest_ex,
        Bill.objects.get(object_id=order.pk, document="workshop.order").state,
    ) == (
        D("356"),
        D("315.05"),
        "paid",
    )
    assert balance(yard.shop.store, "stored_value") == D("-315.05")
    assert balance(yard.shop.store, "receivable_customer") == 0
    assert not [x for rule, x in broken() if rule.code in ("P22", "I20", "I20b", "I22b")]
    yard.run("deliver_order", order=order.pk, receiver_name="王伟")


def test_no_more_than_there_is(yard) -> None:
    package = bought(yard, card(yard, "100"))
    order = yard.settled()
    for amount in ("100.01", "145"):
        with pytest.raises(Refused, match=r"package\.too_much"):
            yard.run("pay_with_package", order=order.pk, package=package.pk, amount=amount, image=upload())
    yard.run("pay_with_package", order=order.pk, package=package.pk, image=upload())
    package.refresh_from_db()
    assert (package.state, Bill.objects.get(document="workshop.order").rest) == ("used_up", 44)
    assert balance(yard.shop.store, "stored_value") == 0


def test_not_before_settlement_and_not_for_times(yard) -> None:
    package = bought(yard, card(yard))
    with pytest.raises(Refused, match=r"package\.no_bill"):
        yard.run("pay_with_package", order=yard.ready().pk, package=package.pk, image=upload())
    with pytest.raises(Refused, match=r"package\.not_usable"):
        yard.run("use_package", order=yard.open(yard.car("LHCH3A8F0TA000778", "浙A00778")).pk, package=package.pk)


def test_a_settlement_in_red_gives_the_value_back(yard) -> None:
    package = bought(yard, card(yard))
    order = yard.settled()
    yard.run("pay_with_package", order=order.pk, package=package.pk, image=upload())
    yard.run("reverse_settlement", "service_manager", order=order.pk, reason="少算折扣")
    package.refresh_from_db()
    assert (package.rest_inc, package.rest_ex) == (D("500"), D("442.48"))
    assert balance(yard.shop.store, "stored_value") == D("-442.48")
    assert not [x for rule, x in broken() if rule.code in ("P22", "I20", "I20b", "I22b")]


def test_one_card_at_two_desks_at_once(real_depot: Depot) -> None:
    yard = Yard(Shop(real_depot))
    yard.open_shop()
    package = bought(yard, card(yard, "144"))
    second = yard.car("LHCH3A8F0TA000777", "浙A00777")
    second.owner = package.customer
    second.save()
    orders, image = [yard.settled(), yard.settled(car=second)], upload()
    yard.person("cashier")
    acts = [
        lambda o=o: yard.run("pay_with_package", "cashier", order=o.pk, package=package.pk, amount="144", image=image)
        for o in orders
    ]
    assert tally(*acts) == (1, 1)
    package.refresh_from_db()
    assert package.rest_inc == 0
