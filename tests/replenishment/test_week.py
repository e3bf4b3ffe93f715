"""A week of the planner: the plan of the night, a hand change, orders, review, goods, and a night in which nothing is to do."""

from datetime import timedelta
from decimal import Decimal as D

from hypothesis import given, settings
from hypothesis import strategies as st

from chehang.purchasing.models import Order
from chehang.purchasing.operations.review_order import ReviewOrder, review_order
from chehang.purchasing.operations.send_order import SendOrder, send_order
from chehang.purchasing.quota import room
from chehang.replenishment.models import Plan, StockLevel
from chehang.replenishment.operations.hand_in_plan import HandInPlan, hand_in_plan
from chehang.replenishment.ordering import Group, OrderLine, _within, propose
from chehang.warehouse.models import Inbound

from .conftest import Planner
from .test_change_line import change, wipers
from .test_order_plan import expect, order
from .test_plan_tonight import night


def test_from_monday_to_friday(planner: Planner) -> None:
    depot, me = planner.depot, planner.depot.who("parts_planner")
    planner.quota("30000")
    expect(planner, "80")
    plan = Plan.objects.get(pk=night(planner).id)  # Monday: the night's plan, corrected and handed in
    change(planner, wipers(plan), int(wipers(plan).max) + 2)
    depot.run(hand_in_plan, HandInPlan(plan=plan.pk), "parts_planner")
    planner.approve(plan)
    (made,) = order(planner)  # Tuesday: ordered, reviewed, sent
    assert {x.part for x in made.lines.all()} == {planner.pads, planner.wiper}
    depot.run(review_order, ReviewOrder(order=made.pk), "parts_manager")
    done = depot.run(send_order, SendOrder(order=made.pk), "parts_planner")
    assert propose(me, depot.clock.today()).groups == []
    depot.clock.at += timedelta(days=2)  # Thursday: the goods are here
    inbound = Inbound.objects.get(pk=done.model_extra["inbound"])  # type: ignore[index]
    depot.receive(inbound, *[(x.part, str(int(x.quantity))) for x in made.lines.order_by("n")])
    left = room(me, depot.clock.today())
    assert left and left.on_order == 0 and left.free > 0
    assert propose(me, depot.clock.today()).groups == []
    told = night(planner)  # Friday: what was corrected by hand is not forgotten, but the books say otherwise
    again = Plan.objects.get(pk=told.id)
    assert wipers(again).was and StockLevel.objects.filter(until=None).count() == 2
    assert Order.objects.count() == 1


class _Part:
    """What the cutting asks of a part."""

    def __init__(self, pk: int, pack: int) -> None:
        self.pk, self.pack_qty, self.min_order_qty, self.display_no = pk, D(pack), D(1), f"P{pk}"
        self.brand_id, self.category_id = pk % 2, None


LINES = st.lists(
    st.tuples(
        st.integers(1, 4), st.integers(1, 9), st.decimals("0.01", "400", places=2), st.booleans(), st.floats(0, 5)
    ),
    min_size=1,
    max_size=8,
)


@given(LINES, st.decimals("-50", "2000", places=2), st.decimals("0", "500", places=2))
@settings(max_examples=40, deadline=None)
def test_orders_never_pass_what_the_quota_leaves(
    lines: list[tuple[int, int, D, bool, float]], left: D, share: D
) -> None:
    """Whole packs, never more than wanted, never more yuan than are left; what is missing is told."""
    group = Group(None, None)  # type: ignore[arg-type]
    for pk, (pack, packs, price, owed, gain) in enumerate(lines):
        wanted = D(pack * packs)
        group.stock.append(
            OrderLine(_Part(pk, pack), D(0), wanted, D(0), D(0), D(owed), wanted, price, "", gain)  # type: ignore[arg-type]
        )
    wanted = {x.part.pk: x.quantity for x in group.stock}
    cut = _within([group], left, {("brand", 1): share})
    assert sum((x.amount for x in group.stock), D(0)) <= max(left, D(0))
    assert sum((x.amount for x in group.stock if x.part.brand_id == 1), D(0)) <= share
    given_ = {x.part.pk: x.quantity for x in group.stock}
    missing = {x.part.pk: x.missing for x in cut}
    assert all(given_.get(pk, D(0)) + missing.get(pk, D(0)) == q for pk, q in wanted.items())
    assert all(x.quantity % x.part.pack_qty == 0 for x in group.stock)
