"""Each use once: on the order with its work and parts, revenue when it is settled (P22)."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.core.verify import broken
from chehang.workshop.models import OrderShare, Package, PackageUse
from tests.goods import Depot
from tests.races import codes
from tests.selling import Shop

from .packages import bought, offered
from .yard import Yard, balance


def _through(yard: Yard, package: Package) -> None:
    """A use from the order to the gate: nothing is asked of the customer."""
    order = yard.open(mileage=12100 + 1000 * package.used)
    yard.run("use_package", order=order.pk, package=package.pk)
    yard.agreed(order)
    yard.dispatched(order)
    yard.fetch(order)
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    yard.run("settle_order", order=order.pk)
    yard.run("deliver_order", order=order.pk, receiver_name="王伟")
    package.refresh_from_db()


def test_three_uses_are_the_whole_package(yard) -> None:
    """1,000 in three uses: 333.33 + 333.34 + 333.33, without VAT 294.99 + 294.98 + 294.99; nothing stays."""
    package = bought(yard, offered(yard))
    for _n in range(3):
        _through(yard, package)
    assert [u.amount_inc for u in package.history.order_by("id")] == [D("333.33"), D("333.34"), D("333.33")]
    assert (package.state, package.rest_inc, package.rest_ex) == ("used_up", 0, 0)
    store = yard.shop.store
    assert balance(store, "stored_value") == balance(store, "output_vat_pending") == 0
    assert balance(store, "labour_revenue") + balance(store, "repair_parts_revenue") == D("-884.96")
    assert balance(store, "output_vat") == D("-115.04") and balance(store, "repair_parts_cost") == D("300")
    assert not [x for rule, x in broken() if rule.code in ("P22", "I10", "I45", "I20", "I22")]
    with pytest.raises(Refused, match=r"package\.not_usable"):
        yard.run("use_package", order=yard.open(mileage=20000).pk, package=package.pk)


def test_the_order_shows_it_paid(yard) -> None:
    package = bought(yard, offered(yard))
    order = yard.open()
    yard.run("use_package", order=order.pk, package=package.pk)
    order.refresh_from_db()
    assert (order.total_inc, order.customer_inc) == (D("333.33"), 0)
    line = order.lines.first()
    for act, facts in (("change_line", {"quantity": "2"}), ("drop_line", {"reason": "不要了"})):
        with pytest.raises(Refused, match=r"line\.package"):
            yard.run(act, line=line.pk, **facts)
    with pytest.raises(Refused, match=r"order\.package"):
        yard.labour(order, payer="package")
    yard.run("void_order", "service_manager", order=order.pk, reason="改天再来")
    package.refresh_from_db()
    assert (package.left, package.rest_inc, PackageUse.objects.get().state) == (3, 1000, "freed")


def test_a_settlement_in_red_puts_the_use_back_on_the_order(yard) -> None:
    package = bought(yard, offered(yard, items=[{"op": yard.ops["M01"].pk}]))
    order = yard.open()
    yard.run("use_package", order=order.pk, package=package.pk)
    yard.agreed(order)
    yard.dispatched(order)
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    for _again in range(2):
        yard.run("settle_order", order=order.pk)
        assert balance(yard.shop.store, "stored_value") == D("-589.97")
        yard.run("reverse_settlement", "service_manager", order=order.pk, reason="少算")
        assert balance(yard.shop.store, "stored_value") == D("-884.96")
    assert (PackageUse.objects.get().state, OrderShare.objects.filter(red=True).count()) == ("held", 2)
    assert not [x for rule, x in broken() if rule.code in ("P22", "I45", "I20")]


def test_anothers_and_an_old_one(yard) -> None:
    other = yard.shop.customer(name="李四", kind="person")
    theirs = bought(yard, offered(yard), customer=other)
    with pytest.raises(Refused, match=r"package\.whose"):
        yard.run("use_package", order=yard.open().pk, package=theirs.pk)
    mine = bought(yard, theirs.offer)
    yard.shop.depot.clock.at += timedelta(days=400)
    car = yard.car("LHCH3A8F0TA000777", "浙A00777", name="王伟二")
    car.owner = mine.customer
    car.save()
    with pytest.raises(Refused, match=r"package\.over"):
        yard.run("use_package", order=yard.open(car).pk, package=mine.pk)
    assert not PackageUse.objects.exists()


def test_the_last_use_at_two_desks_at_once(real_depot: Depot) -> None:
    yard = Yard(Shop(real_depot))
    yard.open_shop()
    yard.person("service_advisor")
    offer = offered(yard, uses=1, items=[{"op": yard.ops["M01"].pk}])
    package = bought(yard, offer)
    second = yard.car("LHCH3A8F0TA000777", "浙A00777")
    second.owner = package.customer
    second.save()
    orders = [yard.open(), yard.open(second)]
    ends = codes(*(lambda o=o: yard.run("use_package", order=o.pk, package=package.pk) for o in orders))
    assert ends.count("done") == 1 and PackageUse.objects.count() == 1
    package.refresh_from_db()
    assert (package.used, package.rest_inc) == (1, 0)
