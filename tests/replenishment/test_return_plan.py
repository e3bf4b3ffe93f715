"""Turning a proposal down."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.replenishment.operations.return_plan import ReturnPlan, return_plan
from chehang.replenishment.operations.run_plan import RunPlan, run_plan

from .conftest import Planner


def test_it_goes_back_with_a_reason(planner: Planner) -> None:
    force = planner.run()
    planner.approve(force)
    plan = planner.run()
    planner.depot.run(return_plan, ReturnPlan(plan=plan.pk, reason="先清呆滞件"), "parts_manager")
    plan.refresh_from_db()
    force.refresh_from_db()
    assert (plan.state, force.state) == ("returned", "approved")
    assert InboxItem.objects.filter(employee_id=plan.maker_id, params__reason="先清呆滞件").exists()


def test_a_plan_in_force_is_not_returned(planner: Planner) -> None:
    plan = planner.run()
    planner.approve(plan)
    with pytest.raises(Refused, match=r"state\.wrong"):
        planner.depot.run(return_plan, ReturnPlan(plan=plan.pk, reason="先清呆滞件"), "parts_manager")


def test_the_maker_withdraws_by_planning_anew_not_by_returning(planner: Planner) -> None:
    both = planner.depot.actor_of("parts_planner", "parts_manager")
    pk = run_plan(RunPlan(), actor=both, clock=planner.depot.clock).id
    with pytest.raises(Refused, match=r"approval\.own_work"):
        return_plan(ReturnPlan(plan=pk or 0, reason="重来"), actor=both, clock=planner.depot.clock)


def test_a_planner_does_not_return(planner: Planner) -> None:
    plan = planner.run()
    with pytest.raises(NotAllowed):
        planner.depot.run(return_plan, ReturnPlan(plan=plan.pk, reason="不行"), "parts_planner")
