"""The proposal does not do."""

from tests.office import Office
from tests.work.complaints import led_to
from tests.work.refusing import refused


def test_back_to_looking_into_it(office: Office) -> None:
    case = led_to(office, "executed", compensation="100")
    office.run("revise_case", "customer_service_manager", case=case.pk, reason="客户说还响")
    case.refresh_from_db()
    assert (case.state, case.compensation_approved_by_id) == ("assigned", None)
    refused(office, "state.wrong", "revise_case", "parts_sales", case=case.pk, reason="再来")
    refused(office, "case.not_yours", "revise_case", "keeper", case=led_to(office, "proposed").pk, reason="不行")
