"""A contract is handed in for approval."""

from chehang.core.approvals.waiting import waiting
from chehang.core.models import ApprovalRequest
from tests.office import Office
from tests.work.refusing import refused


def test_the_general_manager_is_asked(office: Office) -> None:
    office.who("general_manager")
    contract = office.contract("submitted")
    asked = ApprovalRequest.objects.get(document="work.contract", object_id=contract.pk)
    assert (asked.post, dict(asked.shown)["Party"], asked.amount) == ("general_manager", "杭州安架仓储有限公司", 12000)
    assert [r.pk for r in waiting(office.who("general_manager"), office.day())] == [asked.pk]
    refused(office, "state.wrong", "submit_contract", "parts_manager", contract=contract.pk)
    refused(office, "not_allowed", "submit_contract", "keeper", contract=contract.pk)
