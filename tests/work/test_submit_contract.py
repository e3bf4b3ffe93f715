"""A contract is handed in for approval."""

from chehang.core.inbox import open_items
from tests.office import Office
from tests.work.refusing import refused


def test_the_general_manager_is_asked(office: Office) -> None:
    office.who("general_manager")
    contract = office.contract("submitted")
    assert open_items(office.who("general_manager")).get().params["party"] == "杭州安架仓储有限公司"
    refused(office, "state.wrong", "submit_contract", "parts_manager", contract=contract.pk)
    refused(office, "not_allowed", "submit_contract", "keeper", contract=contract.pk)
