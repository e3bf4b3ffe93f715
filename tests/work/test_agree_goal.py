"""Before a plan is approved the departments that have to reach it agree; what changes is asked anew."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chehang.core.desk import waiting_for
from chehang.work.models import Goal
from tests.office import Office
from tests.work.goals import goal, part, running, split
from tests.work.refusing import refused

CHIEF, HEAD = "general_manager", "parts_manager"


def state(found: Goal) -> str:
    return Goal.objects.get(pk=found.pk).state


def test_what_the_house_plans_its_departments_agree_to(office: Office) -> None:
    """The chief plans for parts: neither he nor anybody else lets it run before its manager said yes."""
    office.who("sales_manager")
    made = goal(office, by=CHIEF)
    lines = [str(w.title) for w in waiting_for(office.who(HEAD), office.clock)]
    assert any(made.number in line for line in lines) and not any(
        made.number in str(w.title) for w in waiting_for(office.who("sales_manager"), office.clock)
    )
    refused(office, "goal.own_plan", "approve_goal", CHIEF, goal=made.pk)
    refused(office, "goal.nothing_to_agree", "agree_goal", "sales_manager", goal=made.pk)
    refused(office, "goal.nothing_to_agree", "agree_goal", CHIEF, goal=made.pk)
    assert office.run("agree_goal", HEAD, goal=made.pk).count == 1 and state(made) == "agreed"
    refused(office, "goal.nothing_to_agree", "agree_goal", HEAD, goal=made.pk)
    office.run("approve_goal", CHIEF, goal=made.pk)
    made.refresh_from_db()
    assert (made.state, made.agreed_by_id, made.approved_by_id) == ("running", office.id(HEAD), office.id(CHIEF))


def test_each_department_of_a_plan_has_its_word(office: Office) -> None:
    """Half for parts, half for service, planned by parts: service agrees to its half before."""
    whole = goal(office)
    halves = [part(office, HEAD, "1"), part(office, "service_manager", "1")]
    office.run("decompose_goal", HEAD, goal=whole.pk, parts=halves)
    refused(office, "goal.not_agreed", "approve_goal", CHIEF, goal=whole.pk)
    office.run("agree_goal", "service_manager", goal=whole.pk)
    states = dict(Goal.objects.values_list("department", "state").filter(parent=whole))
    assert states == {"parts": "draft", "service": "agreed"}
    office.run("approve_goal", CHIEF, goal=whole.pk)
    voices = dict(Goal.objects.values_list("department", "agreed_by").filter(parent=whole))
    assert voices == {"parts": office.id(HEAD), "service": office.id("service_manager")}


def test_what_changes_is_asked_anew(office: Office) -> None:
    whole = split(office)
    office.run("agree_goal", HEAD, goal=whole.pk)
    assert set(Goal.objects.values_list("state", flat=True)) == {"agreed"}
    first, second = whole.children.order_by("id")
    moved = [{"part": first.pk, "target": "350"}, {"part": second.pk, "target": "850"}]
    office.run("set_goal_parts", HEAD, goal=whole.pk, parts=moved, reason="人手变动")
    assert (state(whole), state(first), state(second)) == ("agreed", "draft", "draft")
    told = {"target": "1200", "due": date(2027, 11, 30), "owner": office.id(HEAD), "reason": "补充计划说明"}
    office.run("change_goal", HEAD, goal=whole.pk, **told)
    assert state(whole) == "draft" and Goal.objects.get(pk=whole.pk).agreed_by_id is None


def test_nobody_agrees_to_what_runs_and_the_database_wants_a_name(office: Office) -> None:
    refused(office, "goal.nothing_to_agree", "agree_goal", HEAD, goal=running(office).pk)
    refused(office, "not_allowed", "agree_goal", "keeper", goal=1)
    made = goal(office, title="又一目标")
    with pytest.raises(IntegrityError, match="goal_agreed"), transaction.atomic():
        Goal.objects.filter(pk=made.pk).update(state="agreed")
