"""What was agreed is carried out."""

from tests.office import Office
from tests.work.complaints import led_to
from tests.work.refusing import refused


def test_by_the_owner(office: Office) -> None:
    case = led_to(office, "agreed")
    refused(office, "case.not_yours", "execute_case", "keeper", case=case.pk, outcome="已换")
    office.run("execute_case", "parts_sales", case=case.pk, outcome="已换")
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("executed", "已换")
    refused(office, "state.wrong", "execute_case", "parts_sales", case=case.pk, outcome="已换")
