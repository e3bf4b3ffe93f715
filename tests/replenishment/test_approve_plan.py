"""The approval: by the parts manager, never by the maker."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.models import Approval
from chehang.org.models import Store
from chehang.replenishment.models import Plan, PlanLine
from chehang.replenishment.operations.approve_plan import ApprovePlan, approve_plan
from chehang.replenishment.operations.run_plan import RunPlan, run_plan

from .conftest import Planner


def test_the_manager_puts_it_in_force(planner: Planner) -> None:
    first = planner.run()
    planner.approve(first)
    second = planner.run()
    assert Plan.objects.get(state="approved") == first
    planner.approve(second)
    states = dict(Plan.objects.values_list("pk", "state"))
    assert states == {first.pk: "superseded", second.pk: "approved"}
    assert Approval.objects.filter(document="replenishment.plan", decision="approved").count() == 2


def test_the_maker_does_not_approve(planner: Planner) -> None:
    both = planner.depot.actor_of("parts_planner", "parts_manager")
    pk = run_plan(RunPlan(), actor=both, clock=planner.depot.clock).id
    with pytest.raises(Refused, match=r"approval\.own_work"):
        approve_plan(ApprovePlan(plan=pk or 0), actor=both, clock=planner.depot.clock)
    assert Plan.objects.get().state == "draft"


def test_the_quota_of_the_day_counts(planner: Planner) -> None:
    plan = planner.run()
    planner.quota("100")
    with pytest.raises(Refused, match=r"plan\.over_quota"):
        planner.approve(plan)


def test_it_is_approved_once(planner: Planner) -> None:
    plan = planner.run()
    planner.approve(plan)
    with pytest.raises(Refused, match=r"state\.wrong"):
        planner.approve(plan)


def test_a_planner_does_not_approve(planner: Planner) -> None:
    plan = planner.run()
    with pytest.raises(NotAllowed):
        planner.depot.run(approve_plan, ApprovePlan(plan=plan.pk), "parts_planner")


def test_another_store_does_not_see_it(planner: Planner, other_store: Store) -> None:
    plan = planner.run()
    stranger = planner.depot.actor_of("parts_manager", at=other_store)
    with pytest.raises(NotFound):
        approve_plan(ApprovePlan(plan=plan.pk), actor=stranger, clock=planner.depot.clock)


def test_the_database_asks_for_another_ones_approval(planner: Planner) -> None:
    plan = planner.run()
    own = Approval.objects.create(
        store_id=plan.store_id, document="replenishment.plan", object_id=plan.pk, at=plan.made_at,
        employee_id=plan.maker_id, actor_name="x", decision="approved", digest="0" * 64,
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="approved_by_another"), transaction.atomic():
        Plan.objects.update(state="approved", approval=own)


def test_nothing_is_added_to_a_plan_in_force(planner: Planner) -> None:
    plan = planner.run()
    planner.approve(plan)
    line = PlanLine.objects.filter(plan=plan).first()
    assert line
    line.pk, line.part = None, planner.depot.part("X 2", "后加件")
    with pytest.raises(IntegrityError, match="planline_added"), transaction.atomic():
        line.save(force_insert=True)
