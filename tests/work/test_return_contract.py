"""A contract comes back with a reason."""

from chehang.core.models import ApprovalRequest
from tests.office import Office
from tests.work.refusing import refused


def test_it_is_a_draft_again(office: Office) -> None:
    contract = office.contract("submitted")
    refused(
        office, "approval.not_asked", "return_contract", "finance_manager", contract=contract.pk, reason="付款条件不清"
    )
    office.run("return_contract", "general_manager", contract=contract.pk, reason="付款条件不清")
    contract.refresh_from_db()
    assert contract.state == "draft"
    office.run("submit_contract", "parts_manager", contract=contract.pk)
    asked = ApprovalRequest.objects.get(document="work.contract", object_id=contract.pk, state="open")
    assert asked.previous is not None and asked.previous.state == "returned"
    office.run("return_contract", "general_manager", contract=contract.pk, reason="仍不清楚")
    refused(office, "state.wrong", "return_contract", "general_manager", contract=contract.pk, reason="再退")
