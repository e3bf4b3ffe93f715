"""Measures between departments, worked by hand: who stays and who leaves, services of new cars, the pool of leads, true turns."""

from datetime import UTC, date, datetime
from decimal import Decimal as D
from typing import Any

import pytest

from chehang.carsales.models import Car, Lead
from chehang.core import guards
from chehang.core.measures import Span, measures, read
from chehang.core.models import Transition
from chehang.org.models import Store
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle
from chehang.workshop.models import WorkOrder
from tests.carsales.dealer import Dealer
from tests.selling import Shop

NOVEMBER = Span.read("2026-11")


def value(shop: Any, name: str, span: str = "2026-11", variant: str = "") -> D | None:
    depot = getattr(shop, "depot", shop)
    measure, found = measures()[name].defined(variant), Span.read(span)
    return read(measure, depot.actor_of("general_manager"), found, depot.clock.today()).value


@pytest.fixture(autouse=True)
def written_without_their_story(db: None) -> None:
    """Years of visits and leads are written down at once; the guards look away until the test is taken back."""
    for app in ("carsales", "workshop"):
        guards.remove(app)


@pytest.fixture
def visits(store: Store, actor_of: Any) -> Any:
    """Enter a settled visit of a customer's car."""
    adviser = actor_of("service_advisor").employee_id
    made: dict[str, tuple[Customer, Vehicle]] = {}

    def visit(who: str, year: int, month: int, kind: str = "M", car: Vehicle | None = None) -> None:
        if who not in made:
            customer = Customer.objects.create(
                store=store, code=who, kind="person", name=who, mobile=f"139{len(made):08d}"
            )
            vin = f"LHC{len(made):014d}"
            made[who] = (customer, Vehicle.objects.create(store=store, vin=vin, owner=customer))
        at = datetime(year, month, 10, 2, tzinfo=UTC)
        facts = {
            "arrived_at": at,
            "promised_at": at,
            "settled_at": at,
            "state": "settled",
            "complaint": "保养",
            "adviser_id": adviser,
        }
        number = f"W{WorkOrder.objects.count()}"
        WorkOrder.objects.create(store=store, number=number, kind=kind, customer=made[who][0], vehicle=car or made[who][1], **facts)  # fmt: skip

    return visit


def test_who_stays_and_who_leaves(shop: Shop, visits) -> None:
    """Of three customers of May one was back in August, one in November; one came a year before only; one is new."""
    for who, year, month in (("甲", 2026, 5), ("甲", 2026, 8), ("乙", 2026, 5), ("乙", 2026, 11), ("丙", 2026, 5), ("丙", 2026, 5),
                             ("丁", 2025, 8), ("戊", 2026, 11), ("丁", 2025, 11)):  # fmt: skip
        visits(who, year, month)
    assert value(shop, "insight.owners_lost") == D("0.333333"), "people, not visits"
    assert value(shop, "insight.owners_lost", variant="twelve_months") == 1, (
        "丁 was here in November 2025 and never since"
    )
    assert value(shop, "insight.owners_away") == D("0.2"), "of five 丁 was away for a year"
    assert value(shop, "insight.owners_kept") == D("0.75"), "甲 乙 丙 of 甲 乙 丙 丁; 戊 is new"
    assert value(shop, "insight.owners_kept", "2020-01") is None


def test_services_of_cars_sold_here(dealer: Dealer, visits) -> None:
    deal = dealer.delivered()
    model, car = deal.model, deal.car
    model.service_months = 6
    model.save()
    type(deal).objects.filter(pk=deal.pk).update(first_service_on=date(2026, 5, 20))
    assert car is not None and value(dealer, "insight.first_service_rate", "2026-05") == 0
    visits("车主", 2026, 5, kind="F", car=car.vehicle)
    assert value(dealer, "insight.first_service_rate", "2026-05") == 1
    assert value(dealer, "insight.first_service_rate", "2026-06") is None, "none falls due"
    assert value(dealer, "insight.second_service_rate") == 0, "due six months later"
    visits("车主", 2026, 11, car=car.vehicle)
    assert value(dealer, "insight.second_service_rate") == 1 and value(dealer, "insight.third_service_rate") is None
    gp1, gp3 = value(dealer, "carsales.gp1"), value(dealer, "insight.gp3")
    assert gp1 is not None and gp3 is not None and value(dealer, "insight.gp3_per_car") == gp3
    sold_on = deal.delivered_on
    assert sold_on is not None and value(dealer, "carsales.stock", f"{sold_on}") is None
    before = Span.of("day", Car.objects.get(pk=car.pk).bought_on)
    if before.first < sold_on:
        assert value(dealer, "carsales.stock", before.code) == 1, "it was in stock before it was sold"


def test_the_pool_of_leads(dealer: Dealer) -> None:
    """Three leads of October: one lost in October, one lost in November, one ordered in November; one of November not ordered."""
    deal = dealer.ordered()
    facts = {
        "store": dealer.store,
        "source": "web",
        "made_by_id": 1,
        "made_by_name": "网",
        "made_at": dealer.clock.now(),
    }
    leads = [
        Lead.objects.create(number=f"L{n}", name="李", mobile=f"1370000000{n}", registered_on=day, **facts)
        for n, day in enumerate(("2026-10-05", "2026-10-06", "2026-11-02"))
    ]
    for lead, month in ((leads[0], 10), (leads[1], 11)):
        at = datetime(2026, month, 20, 2, tzinfo=UTC)
        facts = {"source": "new", "target": "lost", "at": at, "employee_id": 1, "actor_name": "网", "move": "verify"}
        Transition.objects.create(store_id=dealer.store.pk, machine="carsales.lead", object_id=lead.pk, **facts)
    Lead.objects.filter(pk=deal.lead_id).update(registered_on="2026-10-07")
    assert deal.ordered_on is not None and deal.ordered_on.month == 11
    assert value(dealer, "insight.left_order_rate") == D("0.5"), "one of the two alive at the end of October"
    assert value(dealer, "insight.new_order_rate") == 0
    assert value(dealer, "insight.order_reserve") is None, "nothing is planned"
    for period, target in (("2026-11", "4"), ("2026-12", "2")):
        agreed = {
            "measure": "carsales.deliveries",
            "period": period,
            "target": target,
            "standing": False,
            "reason": "计划",
        }
        dealer.run("insight.set_target", "general_manager", **agreed)
    assert value(dealer, "insight.delivery_target") == 4 and value(dealer, "insight.next_delivery_target") == 2


def test_true_turns_are_turns_by_efficiency(shop: Shop) -> None:
    shop.done((shop.goods(), "2"))
    turns, efficiency, true = (
        value(shop, n) for n in ("stock.turns", "insight.purchase_efficiency", "insight.true_turns")
    )
    assert turns and efficiency is not None and true is not None and abs(true - turns * efficiency) < D("0.02")
    assert value(shop, "insight.fill_rate") == 1 and value(shop, "insight.unsold_share") == 0
    assert value(shop, "insight.workshop_fill") is None and value(shop, "insight.part_wait_rate") is None


def test_what_is_only_known_for_today_makes_no_nought_of_the_past(shop: Shop) -> None:
    """The quota is known of the past, what is on order is not: the share of it used in October is not known."""
    assert (
        value(shop, "purchasing.quota_use", "2026-10") is None
        and value(shop, "purchasing.free_quota", "2026-10") is None
    )
