"""A goal is split by weights; the parts add up (H20)."""

from chehang.work.models import Goal
from tests.office import Office
from tests.work.goals import goal, part, running, split
from tests.work.refusing import refused


def test_the_parts_add_up(office: Office) -> None:
    whole = split(office)
    assert [int(g.target) for g in whole.children.order_by("id")] == [360, 840]


def test_a_year_by_months_then_by_persons(office: Office) -> None:
    whole = goal(office)
    weights = ["9.5", "5.5", "8", "7.5", "7.8", "8.5", "7.2", "7.6", "9.2", "8.6", "9.4", "11.2"]
    office.run(
        "decompose_goal", "parts_manager", goal=whole.pk, parts=[part(office, "parts_manager", w) for w in weights]
    )
    months = list(whole.children.order_by("id"))
    assert [int(m.target) for m in months] == [114, 66, 96, 90, 94, 102, 87, 91, 110, 103, 113, 134]
    people = [part(office, "keeper", "1"), part(office, "parts_sales", "1"), part(office, "parts_planner", "1")]
    office.run("decompose_goal", "parts_manager", goal=months[0].pk, parts=people)
    assert [int(m.target) for m in months[0].children.order_by("id")] == [38, 38, 38]


def test_refusals(office: Office) -> None:
    whole = split(office)
    two = [part(office, "keeper", "1"), part(office, "parts_sales", "1")]
    refused(office, "goal.split_already", "decompose_goal", "parts_manager", goal=whole.pk, parts=two)
    refused(office, "goal.not_yours", "decompose_goal", "sales_manager", goal=whole.pk, parts=two)
    none = [part(office, "keeper", "0"), part(office, "parts_sales", "0")]
    fresh = goal(office)
    refused(office, "goal.no_weights", "decompose_goal", "parts_manager", goal=fresh.pk, parts=none)
    refused(office, "goal.not_draft", "decompose_goal", "parts_manager", goal=running(office).pk, parts=two)
    office.leave("keeper")
    refused(office, "owner.left", "decompose_goal", "parts_manager", goal=fresh.pk, parts=two)
    assert not Goal.objects.filter(parent=fresh).exists(), "nothing is left behind"
