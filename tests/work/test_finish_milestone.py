"""Milestones are reached once, while the contract runs."""

from tests.office import Office
from tests.work.refusing import refused


def test_reached(office: Office) -> None:
    contract = office.contract()
    data = {"contract": contract.pk, "line": 1, "result": "已检查"}
    refused(office, "milestone.unknown", "finish_milestone", "parts_manager", **data | {"line": 2})
    office.run("finish_milestone", "parts_manager", **data)
    assert contract.milestones.get().done_on == office.day(0)
    refused(office, "milestone.done_before", "finish_milestone", "parts_manager", **data)
    draft = office.contract("draft")
    refused(office, "contract.not_running", "finish_milestone", "parts_manager", **data | {"contract": draft.pk})
