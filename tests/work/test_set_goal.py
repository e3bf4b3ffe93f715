"""A goal is set."""

from chehang.work.models import Goal
from tests.office import Office
from tests.work.goals import YEAR, goal, running
from tests.work.refusing import refused


def test_by_who_leads_or_for_oneself(office: Office) -> None:
    whole = goal(office)
    assert (whole.state, whole.department, whole.number[:3]) == ("draft", "parts", "JH-")
    own = goal(office, "keeper", owner=office.id("keeper"))
    assert own.owner_id == office.id("keeper")


def test_refusals(office: Office) -> None:
    data = {"title": "x", "measure": "套", "target": "1", "owner": office.id("keeper"), **YEAR}
    refused(office, "goal.not_yours", "set_goal", "sales_manager", **data)
    refused(office, "goal.days", "set_goal", "parts_manager", **data | {"due": YEAR["starts"].replace(day=1, month=11)})
    whole = goal(office)
    early = {"parent": whole.pk, "starts": office.day()}
    refused(office, "goal.outside_parent", "set_goal", "parts_manager", **data | early)
    refused(office, "goal.not_draft", "set_goal", "parts_manager", **data | {"parent": running(office).pk})
    office.leave("keeper")
    refused(office, "owner.left", "set_goal", "parts_manager", **data)
    assert not Goal.objects.filter(title="x").exists()
