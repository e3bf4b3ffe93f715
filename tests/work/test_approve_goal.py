"""A plan runs when its parts add up (H20): the operation explains, the database refuses."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.verify import broken
from chehang.work.models import Goal
from tests.office import Office
from tests.work.goals import goal, running, split
from tests.work.refusing import refused


def test_it_runs_with_its_parts(office: Office) -> None:
    whole = running(office)
    assert {g.state for g in Goal.objects.all()} == {"running"}
    assert whole.approved_by_id == office.id("general_manager") and list(broken("H20")) == []


def test_parts_that_do_not_add_up(office: Office) -> None:
    whole = split(office)
    Goal.objects.filter(parent=whole, target=360).update(target=361)
    refused(office, "goal.does_not_add_up", "approve_goal", "general_manager", goal=whole.pk)
    with pytest.raises(IntegrityError, match="work_goal_adds_up"), transaction.atomic():
        Goal.objects.filter(pk=whole.pk).update(state="running", approved_by=office.id("general_manager"))
    assert {g.state for g in Goal.objects.all()} == {"draft"}


def test_a_part_that_was_changed_behind_is_named(office: Office) -> None:
    running(office)
    Goal.objects.filter(target=360).update(target=361)
    assert len(list(broken("H20"))) == 1


def test_refusals(office: Office) -> None:
    whole = split(office)
    refused(office, "goal.own_plan", "approve_goal", "parts_manager", goal=whole.pk)
    refused(office, "goal.not_yours", "approve_goal", "sales_manager", goal=whole.pk)
    refused(office, "not_allowed", "approve_goal", "keeper", goal=whole.pk)
    child = whole.children.first()
    refused(office, "goal.parent_first", "approve_goal", "general_manager", goal=child.pk)
    office.leave("keeper")
    refused(office, "owner.left", "approve_goal", "general_manager", goal=whole.pk)
    refused(office, "state.wrong", "approve_goal", "general_manager", goal=_run(office).pk)


def _run(office: Office) -> Goal:
    made = goal(office)
    office.run("approve_goal", "general_manager", goal=made.pk)
    return made
