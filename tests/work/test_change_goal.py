"""A change has a reason and is a new version."""

from typing import Any

from chehang.work.models import Goal
from tests.office import Office
from tests.work.goals import goal, running
from tests.work.refusing import refused


def same(office: Office, one: Goal, **also: Any) -> dict[str, Any]:
    return {"goal": one.pk, "target": str(one.target), "due": one.due, "owner": one.owner_id, "reason": "调整", **also}


def test_owner_and_text_change_and_a_leavers_goal_goes_on(office: Office) -> None:
    one = running(office).children.order_by("id").first()
    office.leave("keeper")
    office.run(
        "change_goal", "parts_manager", **same(office, one, owner=office.id("keeper/罗斌"), plan_text="逐周跟进")
    )
    one.refresh_from_db()
    assert (one.owner_id, one.version, one.plan_text) == (office.id("keeper/罗斌"), 2, "逐周跟进")


def test_refusals(office: Office) -> None:
    whole = running(office)
    one = whole.children.order_by("id").first()
    refused(office, "goal.approved_target", "change_goal", "parts_manager", **same(office, one, target="1"))
    refused(office, "goal.does_not_add_up", "change_goal", "general_manager", **same(office, one, target="1"))
    refused(office, "goal.outside_parent", "change_goal", "parts_manager", **same(office, one, due=office.day()))
    refused(office, "goal.not_yours", "change_goal", "sales_manager", **same(office, one))
    refused(office, "not_allowed", "change_goal", "keeper", **same(office, one))
    refused(office, "goal.days", "change_goal", "parts_manager", **same(office, goal(office), due=office.day()))
    ended = goal(office)
    office.run("drop_goal", "parts_manager", goal=ended.pk, reason="不做了")
    refused(office, "goal.not_running", "change_goal", "parts_manager", **same(office, ended))
    office.leave("keeper")
    refused(office, "owner.left", "change_goal", "parts_manager", **same(office, one))
