"""The plan of the night: there in the morning with what changed, or the reason why not."""

from datetime import timedelta

import pytest

from chehang.core.errors import Refused
from chehang.core.house import house_actor
from chehang.core.models import ApprovalRequest, InboxItem
from chehang.core.operation import Done
from chehang.replenishment.models import Plan
from chehang.replenishment.operations.hand_in_plan import HandInPlan, hand_in_plan
from chehang.replenishment.operations.plan_tonight import PlanTonight, plan_tonight

from .conftest import Planner, in_force
from .test_change_line import change, wipers


def night(planner: Planner) -> Done:
    planner.depot.clock.at += timedelta(hours=1)
    return plan_tonight(PlanTonight(), actor=house_actor(planner.depot.store.pk), clock=planner.depot.clock)


def test_the_planner_hands_in_what_was_made_over_night(planner: Planner) -> None:
    planner.depot.who("parts_planner")
    plan = Plan.objects.get(pk=night(planner).id)
    assert plan.maker is None and not ApprovalRequest.objects.exists()
    told = InboxItem.objects.get(post="parts_planner")
    assert f"plan={plan.pk}" in told.link
    planner.depot.run(hand_in_plan, HandInPlan(plan=plan.pk), "parts_planner")
    planner.approve(plan)
    plan.refresh_from_db()
    assert plan.state == "approved" and plan.maker_id == planner.depot.who("parts_planner").employee_id


def test_nothing_is_made_when_nothing_changed(planner: Planner) -> None:
    plan = in_force(planner)
    assert night(planner).model_extra == {"unchanged": plan.number}
    planner.rule(planner.wiper, least="20")
    made = Plan.objects.get(pk=night(planner).id)
    assert made.before == plan and [x.part for x in made.lines.filter(was__isnull=False)] == [planner.wiper]


def test_what_somebody_works_on_is_left_alone(planner: Planner) -> None:
    plan = planner.run()
    assert night(planner).model_extra == {"waits": plan.number}
    planner.approve(plan)
    planner.rule(planner.wiper, least="20")
    fresh = Plan.objects.get(pk=night(planner).id)
    change(planner, wipers(fresh), 22)
    assert night(planner).model_extra == {"waits": fresh.number}


def test_a_night_without_a_plan_says_why_and_leaves_the_old_one(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = in_force(planner)
    monkeypatch.setattr("chehang.replenishment.history.ISSUES", ("999",))
    assert night(planner).model_extra == {"failed": "plan.no_demand"}
    told = InboxItem.objects.filter(post="parts_planner").latest("pk")
    assert "night" in told.message and told.params["why"]
    assert [(p.pk, p.state) for p in Plan.objects.all()] == [(plan.pk, "approved")]
    with pytest.raises(Refused, match=r"plan\.no_demand"):
        planner.run()
