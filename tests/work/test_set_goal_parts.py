"""Targets move between the parts; their sum stays."""

from tests.office import Office
from tests.work.goals import goal, part, running, split
from tests.work.refusing import refused


def test_shifted_and_versioned(office: Office) -> None:
    whole = running(office)
    a, b = whole.children.order_by("id")
    moved = [{"part": a.pk, "target": "400"}, {"part": b.pk, "target": "800"}]
    office.run("set_goal_parts", "parts_manager", goal=whole.pk, parts=moved, reason="人员调整")
    a.refresh_from_db()
    assert (int(a.target), a.version) == (400, 2)
    wrong = [{"part": a.pk, "target": "401"}]
    refused(
        office, "goal.does_not_add_up", "set_goal_parts", "parts_manager", goal=whole.pk, parts=wrong, reason="调整"
    )
    stray = [{"part": goal(office).pk, "target": "1"}]
    refused(office, "goal.no_part", "set_goal_parts", "parts_manager", goal=whole.pk, parts=stray, reason="调整")
    refused(office, "goal.not_yours", "set_goal_parts", "sales_manager", goal=whole.pk, parts=wrong, reason="调整")
    inner = [part(office, "keeper", "1"), part(office, "parts_sales", "1")]
    draft = split(office)
    child = draft.children.order_by("id").first()
    office.run("decompose_goal", "parts_manager", goal=child.pk, parts=inner)
    fixed = [{"part": child.pk, "target": "1"}]
    refused(office, "goal.part_fixed", "set_goal_parts", "parts_manager", goal=draft.pk, parts=fixed, reason="调整")
