"""The planner's day: levels that hold and held, a change by hand, demand that is expected and no longer."""

from datetime import timedelta

from chehang.core.house import house_actor
from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import Approve, approve
from chehang.replenishment.models import Plan
from chehang.replenishment.operations.adopt_policy import AdoptPolicy, adopt_policy
from chehang.replenishment.operations.approve_plan import ApprovePlan, approve_plan
from chehang.replenishment.operations.change_line import ChangeLine, change_line
from chehang.replenishment.operations.drop_expected import DropExpected, drop_expected
from chehang.replenishment.operations.expect_demand import ExpectDemand, expect_demand
from chehang.replenishment.operations.hand_in_plan import HandInPlan, hand_in_plan
from chehang.replenishment.operations.plan_tonight import PlanTonight, plan_tonight
from chehang.replenishment.operations.run_plan import RunPlan, run_plan
from chehang.replenishment.operations.set_rule import SetRule, set_rule
from chehang.replenishment.operations.try_policy import TryPolicy, try_policy
from tests.selling import Shop

VIOLATIONS = {
    "replenishment_plan_maker_stays": [
        (
            "UPDATE replenishment_plan SET maker_id = (SELECT MAX(e.id) FROM org_employee e WHERE e.id <> maker_id)"
            " WHERE maker_id IS NOT NULL",
        )
    ],
    "replenishment_plan_by_hand_while_it_waits": [
        ("UPDATE replenishment_plan SET hand_value = hand_value - 100 WHERE state <> 'draft'",)
    ],
    "replenishment_planline_by_hand_while_it_waits": [
        (
            "UPDATE replenishment_planline SET change_id = NULL WHERE change_id IS NOT NULL AND plan_id IN"
            " (SELECT id FROM replenishment_plan WHERE state <> 'draft')",
        )
    ],
    "replenishment_stocklevel_ended_once": [
        ("UPDATE replenishment_stocklevel SET until = NULL WHERE until IS NOT NULL",)
    ],
    "replenishment_expecteddemand_dropped_once": [
        ("UPDATE replenishment_expecteddemand SET dropped_at = NULL WHERE dropped_at IS NOT NULL",)
    ],
}


def tell(shop: Shop) -> None:
    """The waiting proposal is changed by hand and approved; its level takes the place of the old one."""
    depot = shop.depot
    plan = Plan.objects.get(state="draft")
    line = plan.lines.get(part=depot.parts["H3A 698 151 D"])
    top = line.max + line.part.pack_qty
    depot.run(change_line, ChangeLine(line=line.pk, max=top, reason="车队换刹车片"), "parts_planner")
    depot.run(approve_plan, ApprovePlan(plan=plan.pk), "parts_manager")
    today = depot.clock.today()
    for _again in range(2):
        days = {"since": today, "until": today + timedelta(days=20)}
        told = {"part": line.part_id, "quantity": "6", "note": "冬季检测活动", **days}
        done = depot.run(expect_demand, ExpectDemand.model_validate(told), "parts_planner")
    depot.run(drop_expected, DropExpected(expected=done.id or 0), "parts_planner")
    for _policy in range(2):
        done = depot.run(try_policy, TryPolicy(), "parts_planner")
        depot.run(adopt_policy, AdoptPolicy(policy=done.id or 0, reason="订货更勤,占用更少"), "parts_planner")
        asked = ApprovalRequest.objects.get(document="replenishment.policy", object_id=done.id, state="open")
        depot.run(approve, Approve(request=asked.pk), "parts_manager")
    depot.run(
        set_rule, SetRule.model_validate({"part": line.part_id, "kind": "never", "barred": "barred"}), "parts_planner"
    )
    night = plan_tonight(PlanTonight(), actor=house_actor(shop.store.pk), clock=depot.clock)
    depot.run(hand_in_plan, HandInPlan(plan=night.id or 0), "parts_planner")
    depot.run(approve_plan, ApprovePlan(plan=night.id or 0), "parts_manager")
    depot.run(run_plan, RunPlan(), "parts_planner")
