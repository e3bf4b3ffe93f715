"""The customer agrees."""

from tests.office import Office
from tests.work.complaints import led_to
from tests.work.refusing import refused


def test_not_before_the_compensation_is_approved(office: Office) -> None:
    from tests.work.complaints import WHY

    case = led_to(office, "assigned")
    office.run("propose_case", "parts_sales", case=case.pk, compensation="200", **WHY)
    refused(office, "case.compensation_open", "agree_case", "parts_sales", case=case.pk, text="同意")
    office.run("approve_compensation", "customer_service_manager", case=case.pk)
    refused(office, "case.not_yours", "agree_case", "keeper", case=case.pk, text="同意")
    office.run("agree_case", "parts_sales", case=case.pk, text="同意")
    case.refresh_from_db()
    assert case.state == "agreed"
