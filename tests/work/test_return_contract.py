"""A contract comes back with a reason."""

from tests.office import Office
from tests.work.refusing import refused


def test_it_is_a_draft_again(office: Office) -> None:
    contract = office.contract("submitted")
    office.run("return_contract", "finance_manager", contract=contract.pk, reason="付款条件不清")
    contract.refresh_from_db()
    assert contract.state == "draft"
    refused(office, "state.wrong", "return_contract", "finance_manager", contract=contract.pk, reason="再退")
