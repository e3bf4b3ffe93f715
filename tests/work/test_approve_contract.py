"""Another person approves a contract."""

from tests.office import Office
from tests.work.refusing import refused


def test_by_another_person(office: Office) -> None:
    contract = office.contract("approved")
    assert (contract.state, contract.approved_by_id) == ("approved", office.id("general_manager"))
    refused(office, "not_allowed", "approve_contract", "parts_manager", contract=contract.pk)


def test_not_ones_own(office: Office) -> None:
    own = {"kind": "lease", "title": "场地", "party": "某公司", "amount": "1", "starts_on": office.day(0)}
    made = office.run("draft_contract", "general_manager", **own).id
    office.run("submit_contract", "general_manager", contract=made)
    refused(office, "approval.own_work", "approve_contract", "general_manager", contract=made)
    office.run("approve_contract", "finance_manager", contract=made)
