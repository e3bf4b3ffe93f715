"""A draft that is not needed."""

from tests.office import Office
from tests.work.goals import goal, running, split
from tests.work.refusing import refused


def test_only_a_draft_without_parts(office: Office) -> None:
    whole = split(office)
    refused(office, "goal.has_parts", "drop_goal", "parts_manager", goal=whole.pk, reason="不做")
    child = whole.children.first()
    refused(office, "goal.not_yours", "drop_goal", "cashier", goal=child.pk, reason="不做")
    office.run("drop_goal", "parts_manager", goal=child.pk, reason="不做了")
    refused(office, "goal.does_not_add_up", "approve_goal", "general_manager", goal=whole.pk)
    refused(office, "goal.has_parts", "drop_goal", "parts_manager", goal=running(office).pk, reason="不做")
    alone = goal(office)
    office.run("approve_goal", "general_manager", goal=alone.pk)
    refused(office, "state.wrong", "drop_goal", "parts_manager", goal=alone.pk, reason="不做")
