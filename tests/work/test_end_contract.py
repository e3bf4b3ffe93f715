"""A contract is ended by general manager or finance."""

from tests.office import Office
from tests.work.refusing import refused


def test_ended(office: Office) -> None:
    contract = office.contract()
    refused(office, "not_allowed", "end_contract", "parts_manager", contract=contract.pk, reason="到期")
    office.run("end_contract", "finance_manager", contract=contract.pk, reason="到期")
    contract.refresh_from_db()
    assert contract.state == "ended"
    refused(office, "state.wrong", "end_contract", "finance_manager", contract=contract.pk, reason="到期")
