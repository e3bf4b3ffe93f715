"""From the levels that hold to orders that wait for review."""

from datetime import timedelta
from decimal import Decimal as D
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chehang.core.errors import NotAllowed, Refused
from chehang.counter.models import SpecialOrder
from chehang.purchasing.kinds import OrderKind
from chehang.purchasing.models import Order
from chehang.purchasing.operations.review_order import ReviewOrder, review_order
from chehang.purchasing.quota import room
from chehang.replenishment.models import StockLevel
from chehang.replenishment.operations.expect_demand import ExpectDemand, expect_demand
from chehang.replenishment.operations.order_plan import OrderPlan, order_plan
from chehang.replenishment.ordering import propose, quantities
from tests.goods import TODAY
from tests.races import codes
from tests.shop import PadShop, make_padshop

from .conftest import Planner, in_force, make_planner


def order(planner: Planner, post: str = "parts_planner", **also: object) -> list[Order]:
    cmd = OrderPlan.model_validate({"suppliers": [planner.depot.supplier.pk], **also})
    done = planner.depot.run(order_plan, cmd, post)
    return list(Order.objects.filter(pk__in=done.orders).order_by("id"))  # type: ignore[attr-defined]


def expect(planner: Planner, quantity: str) -> None:
    days = {"since": TODAY, "until": TODAY + timedelta(days=20)}
    cmd = ExpectDemand.model_validate({"part": planner.pads.pk, "quantity": quantity, "note": "冬季养护活动", **days})
    planner.depot.run(expect_demand, cmd, "parts_planner")


def waits(planner: Planner) -> None:
    """A customer has paid a deposit for two wipers."""
    part, buyer = planner.wiper, PadShop(planner.depot, planner.pads).customer(name="王建国")
    SpecialOrder.objects.create(
        store=planner.depot.store, number="KD-1", customer=buyer, mobile="13800000000", car_model="H3", vin="L" * 17,
        engine_no="E1", colour_code="白", part=part, part_no=part.display_no, part_name=part.name_cn, quantity=D(2),
        price_inc=D(113), amount_inc=D(226), promised_on=TODAY + timedelta(days=5), deposit_kind="advance",
        deposit=D(100), made_at=planner.depot.clock.now(),
        made_by_id=planner.depot.who("parts_sales").employee_id,
    )  # fmt: skip
    SpecialOrder.objects.update(state="to_order")


def test_the_approved_plan_sets_the_levels_and_becomes_a_submitted_order(planner: Planner) -> None:
    planner.quota("30000")
    plan = in_force(planner)
    line = plan.lines.get(part=planner.wiper)
    level = StockLevel.objects.get(part=planner.wiper)
    assert (level.min, level.max, level.plan, level.until) == (line.min, line.max, plan, None)
    (made,) = order(planner)
    assert (made.state, made.kind, made.note) == ("submitted", OrderKind.STOCK, plan.number)
    (only,) = made.lines.all()
    assert (only.part, only.quantity, only.price_ex) == (planner.wiper, line.order_qty, D("50.00"))
    with pytest.raises(Refused, match=r"plan\.nothing_to_order"):
        order(planner)


def test_levels_keep_their_history(planner: Planner) -> None:
    in_force(planner)
    first = StockLevel.objects.get(part=planner.wiper)
    planner.depot.clock.at += timedelta(minutes=5)
    in_force(planner)
    assert StockLevel.objects.filter(part=planner.wiper).count() == 1  # nothing changed, so nothing is written anew
    planner.rule(planner.wiper, "never", barred="barred")
    in_force(planner)
    first.refresh_from_db()
    assert first.until and not StockLevel.objects.filter(part=planner.wiper, until=None).exists()


def test_what_the_quota_has_no_room_for_is_told(planner: Planner) -> None:
    planner.quota("30000")
    in_force(planner)
    planner.quota("20112.50")  # stock 20,062.50: room for one wiper of 50
    found = propose(planner.depot.who("parts_planner"), TODAY)
    assert found.free == D("50.00") and [x.quantity for x in found.groups[0].stock] == [1]
    assert found.cut[0].missing >= 1
    (made,) = order(planner)
    planner.depot.run(review_order, ReviewOrder(order=made.pk), "parts_manager")
    left = room(planner.depot.who("parts_planner"), TODAY)
    assert left and left.free == 0


def test_known_demand_is_ordered_on_top(planner: Planner) -> None:
    in_force(planner)
    before = propose(planner.depot.who("parts_planner"), TODAY)
    assert planner.pads not in [x.part for g in before.groups for x in g.lines]
    expect(planner, "80")  # 75 on the shelf
    line = next(
        x for g in propose(planner.depot.who("parts_planner"), TODAY).groups for x in g.lines if x.part == planner.pads
    )
    level = StockLevel.objects.get(part=planner.pads, until=None)
    assert line.quantity == level.max + 5 and "冬季养护活动" in line.sentence
    assert planner.run().lines.get(part=planner.pads).order_qty == line.quantity


def test_who_waits_gets_an_order_of_its_own_that_the_quota_does_not_stop(planner: Planner) -> None:
    in_force(planner)
    planner.quota("20062.50")
    waits(planner)
    orders = order(planner)
    assert [o.kind for o in orders] == [OrderKind.CUSTOMER]
    assert orders[0].lines.get().quantity == 2 and "王建国" in orders[0].lines.get().need
    planner.depot.run(review_order, ReviewOrder(order=orders[0].pk), "parts_manager")
    orders[0].refresh_from_db()
    assert orders[0].state == "reviewed"


def test_a_part_more_costs_no_question_more(planner: Planner) -> None:
    """Thousands of parts are ordered in as many statements as one."""
    in_force(planner)
    me = planner.depot.who("parts_planner")
    with CaptureQueriesContext(connection) as one:
        assert sum(len(g.lines) for g in propose(me, TODAY).groups) == 1
    expect(planner, "80")
    with CaptureQueriesContext(connection) as two:
        assert sum(len(g.lines) for g in propose(me, TODAY).groups) == 2
    assert len(two) <= len(one)


def test_only_drafts_when_asked(planner: Planner) -> None:
    in_force(planner)
    assert [o.state for o in order(planner, submit=False)] == ["draft"]


def test_a_keeper_does_not_order(planner: Planner) -> None:
    in_force(planner)
    with pytest.raises(NotAllowed):
        order(planner, "keeper")
    assert not Order.objects.exists()


def test_quantities_keep_to_packs_and_levels(planner: Planner) -> None:
    """By every small case: never past the highest stock but for what is wanted, always whole packs, never short of it."""
    part = planner.wiper
    for pack, top, free, owed, waits in product((1, 4), (0, 3, 8), (0, 2, 9), (0, 1, 5), (False, True)):
        part.pack_qty, part.min_order_qty = D(pack), D(1)
        net = D(free - owed)
        low = D(max(top - pack, 0)) if top else D(-1)
        waiting, stock = quantities(part, (low, D(top)), D(free), D(0), D(owed), net, D(owed if waits else 0))
        total = waiting + stock
        assert waiting % pack == 0 and stock % pack == 0 and waiting >= 0 and stock >= 0
        assert net + total >= min(net, 0) and (net >= 0 or net + total >= 0)
        assert total == 0 or (net + total <= max(top, pack - 1) and net < max(top, 1))
        assert waits or waiting == 0


@pytest.mark.unproven("H1", "I01", "I02", "I03", "I05")
def test_two_planners_at_once_order_once(real_depot) -> None:
    planner = make_planner(make_padshop(real_depot))
    in_force(planner)
    me, clock = real_depot.who("parts_planner"), real_depot.clock
    cmd = OrderPlan.model_validate({"suppliers": [real_depot.supplier.pk]})
    ends = codes(*[lambda: order_plan(cmd, actor=me, clock=clock)] * 2)
    assert sorted(ends) == ["done", "plan.nothing_to_order"] and Order.objects.count() == 1
