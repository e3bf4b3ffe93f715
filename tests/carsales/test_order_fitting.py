"""PDI and accessories go to the workshop as orders on the house; the car is handed over when they are settled."""

from decimal import Decimal

import pytest

from chehang.catalogue.models import Part
from chehang.core.doubts import Doubtful
from chehang.ledger.queries import balance_of_item, balance_of_role
from chehang.workshop.models import WorkOrder
from tests.goods import Depot
from tests.selling import Shop
from tests.workshop.yard import Yard

from .dealer import Dealer

GIFT = [{"kind": "gift", "name": "全车贴膜", "cost": "1200"}]


def test_fitting_names_the_gifts_and_keeps_the_car_here(dealer: Dealer) -> None:
    deal = dealer.ready(fees=GIFT)
    facts = {"deal": deal.pk, "adviser": dealer.id("service_advisor"), "mileage": 8, "promised_on": dealer.day(1)}
    dealer.refused("fitting.adviser", "order_fitting", **facts | {"adviser": dealer.id("sales_consultant")})
    dealer.act("order_fitting", **facts, work="fitting")
    order = WorkOrder.objects.get()
    assert (order.kind, order.adviser_id) == ("J", facts["adviser"]) and "全车贴膜" in order.complaint
    dealer.refused("order.car_is_here", "order_fitting", **facts, work="pdi")
    dealer.refused("deal.in_workshop", "deliver_car", **dealer.handing(deal))
    dealer.run("workshop.void_order", "service_manager", order=order.pk, reason="客户不装了")
    with pytest.raises(Doubtful) as asked:
        dealer.act("deliver_car", **dealer.handing(deal))
    assert [doubt.code for doubt in asked.value.doubts] == ["deal.not_fitted"]
    dealer.run_anyway("carsales.deliver_car", "sales_consultant", **dealer.handing(deal))


def test_nothing_to_fit_and_no_car(dealer: Dealer) -> None:
    deal = dealer.released()
    facts = {"deal": deal.pk, "adviser": dealer.id("service_advisor"), "mileage": 8, "promised_on": dealer.day(1)}
    dealer.refused("paper.no_car", "order_fitting", **facts)
    dealer.act("assign_car", deal=deal.pk, car=dealer.stocked().pk)
    dealer.refused("fitting.nothing", "order_fitting", **facts, work="fitting")


def test_what_is_fitted_is_cost_of_accessories_when_the_car_is_sold(dealer: Dealer, depot: Depot) -> None:
    """P27: mats of 288 leave the shelf by requisition and signatures, belong to the car in 1405.03, and are cost in 6401.06 with
    its sale; fitted once more after the handing over they are cost at once. Nothing of it is preparation (P21)."""
    yard = Yard(Shop(depot))
    yard.open_shop()
    mats = yard.shop.goods("2", "576", "480", number="HQA061501A", name="全天候脚垫")
    deal = dealer.ready(fees=[{"kind": "accessory", "name": "全天候脚垫", "amount": "480", "cost": "288"}])
    assert deal.car is not None
    ctx, item = dealer.actor_of("sales_manager"), ("vehicle", deal.car.vehicle_id)
    facts = {"deal": deal.pk, "adviser": dealer.id("service_advisor"), "mileage": 8, "promised_on": dealer.day(1)}
    dealer.act("order_fitting", **facts, work="fitting")
    _fit(yard, WorkOrder.objects.get(), mats)
    assert balance_of_item(ctx, "accessory_stock", item) == Decimal("288")
    assert balance_of_role(ctx, "accessory_cost") == balance_of_role(ctx, "work_in_progress") == 0
    dealer.act("deliver_car", **dealer.handing(deal))
    assert balance_of_item(ctx, "accessory_stock", item) == 0
    assert balance_of_role(ctx, "accessory_cost") == Decimal("288") and balance_of_role(ctx, "preparation") == 0
    assert balance_of_role(ctx, "accessory_revenue") == Decimal("-424.78")  # 480 ÷ 1.13
    again = yard.open(deal.car.vehicle, kind="J", complaint="补装脚垫", mileage=30)
    _fit(yard, again, mats)
    assert balance_of_role(ctx, "accessory_cost") == Decimal("576") and balance_of_role(ctx, "accessory_stock") == 0


def _fit(yard: Yard, order: WorkOrder, mats: Part) -> None:
    """The parts are fetched and fitted, on the house."""
    yard.labour(order, payer="internal")
    yard.part(order, mats, payer="internal")
    yard.agreed(order)
    yard.dispatched(order)
    yard.fetch(order)
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    yard.run("settle_order", order=order.pk)
