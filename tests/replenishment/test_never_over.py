"""Whatever meets at the same moment, stock and orders never pass the quota, and neither does the plan in force."""

import pytest

from chehang.purchasing.models import Order
from chehang.purchasing.operations.review_order import ReviewOrder, review_order
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from chehang.purchasing.quota import current, room
from chehang.replenishment.models import Plan
from chehang.replenishment.operations.approve_plan import ApprovePlan, approve_plan
from tests.goods import TODAY
from tests.races import codes
from tests.shop import make_padshop

from .conftest import make_planner


@pytest.mark.unproven("H1", "I01", "I02", "I03", "I05")
def test_two_orders_and_a_plan_at_once(real_depot) -> None:  # type: ignore[no-untyped-def]
    """The room of 2,000 yuan takes one of two orders over 1,500; the plan is put in force meanwhile, or waits for a better moment."""
    planner, depot = make_planner(make_padshop(real_depot)), real_depot
    planner.quota("22062.50")  # 20,062.50 lie on the shelf
    plan = planner.run()
    orders = [depot.draft((planner.wiper, "15", "100")) for _n in range(2)]
    for order in orders:
        depot.run(submit_order, SubmitOrder(order=order), "parts_planner")
    managers = [depot.who("parts_manager", name) for name in ("周敏", "姜涛", "王经理")]

    def review(order, who):  # type: ignore[no-untyped-def]
        return lambda: review_order(ReviewOrder(order=order), actor=who, clock=depot.clock)

    ends = codes(
        review(orders[0], managers[0]),
        review(orders[1], managers[1]),
        lambda: approve_plan(ApprovePlan(plan=plan.pk), actor=managers[2], clock=depot.clock),
    )
    assert sorted(ends[:2]) == ["done", "quota.exceeded"] and ends[2] == "done"
    assert Order.objects.filter(state="reviewed").count() == 1
    me = depot.who("parts_planner")
    left, limit = room(me, TODAY), current(me, TODAY)
    assert left and limit and left.free >= 0
    assert Plan.objects.get(state="approved").capital <= limit.amount
