"""Planning a count: keepers and finance are told; the calendar knows what is due."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.warehouse.counts.calendar import calendar
from chehang.warehouse.counts.classes import classes
from chehang.warehouse.models import StockCount
from chehang.warehouse.operations.plan_stock_count import PlanStockCount, plan_stock_count
from tests.goods import Depot
from tests.selling import Shop
from tests.warehouse.counting import counted, planned, witness, yes


def test_planned_and_told(depot: Depot) -> None:
    for post in ("keeper", "accountant"):
        depot.who(post)
    count = planned(depot, scope="a")
    assert (count.state, count.number[:2]) == ("planned", "PD")
    assert InboxItem.objects.filter(link=f"/warehouse/stock_counts/{count.pk}/").count() == 2


def test_a_zone_is_named_and_the_day_is_to_come(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"count\.zone"):
        planned(depot, scope="zone")
    with pytest.raises(Refused, match=r"count\.past"):
        planned(depot, planned_on=depot.clock.today() - timedelta(days=1))
    assert not StockCount.objects.exists()


def test_only_the_parts_manager_plans(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        depot.run(plan_stock_count, PlanStockCount(), "keeper")


def test_the_calendar_goes_from_the_last_count(depot: Depot) -> None:
    depot.shelve(depot.part(), "1", "50")
    depot.shelve(depot.part("H3A 300 000 C", "变速箱"), "1", "9000", "D-01-01-01")
    manager, today = depot.who("parts_manager"), depot.clock.today()
    dues = {d.scope: d for d in calendar(manager, today)}
    assert dues["a"].due == today + timedelta(days=30) and dues["valuable"].due == today + timedelta(days=7)
    count = counted(depot, {1: "1", 2: "1"})
    witness(depot, count, {2: "1"})
    yes(depot, count, "parts_manager")
    depot.clock.at += timedelta(days=31)
    dues = {d.scope: d for d in calendar(manager, depot.clock.today())}
    assert dues["a"].last == today and dues["a"].late(depot.clock.today())
    assert not dues["b"].late(depot.clock.today())
    running = planned(depot, scope="a")
    dues = {d.scope: d for d in calendar(manager, depot.clock.today())}
    assert dues["a"].running == running.pk and not dues["a"].late(depot.clock.today())


def test_classes_by_the_cost_of_what_left(depot: Depot) -> None:
    shop = Shop(depot)
    dear, cheap = shop.goods("10", "2675.00"), shop.goods("10", "100.00", "20", number="H3A 000 111 B", name="卡扣")
    for part in (dear, cheap):
        shop.done((part, "2"))
    assert classes(depot.context("keeper")) == {dear.pk: "A"}  # 535 of 555; the other begins at 96 %
