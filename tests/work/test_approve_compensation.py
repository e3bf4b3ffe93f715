"""Another person than the owner approves what a case costs."""

from tests.office import Office
from tests.work.complaints import led_to
from tests.work.refusing import refused


def test_never_the_owner_and_never_twice(office: Office) -> None:
    case = led_to(office, "assigned")
    from tests.work.complaints import WHY

    office.run("propose_case", "parts_sales", case=case.pk, compensation="200", **WHY)
    refused(office, "not_allowed", "approve_compensation", "parts_manager", case=case.pk)
    office.run("assign_case", "customer_service_manager", case=case.pk, owner=office.id("general_manager"))
    refused(office, "case.own_work", "approve_compensation", "general_manager", case=case.pk)
    office.run("approve_compensation", "customer_service_manager", case=case.pk)
    refused(office, "case.no_compensation", "approve_compensation", "customer_service_manager", case=case.pk)
    refused(
        office,
        "case.owner_approved",
        "assign_case",
        "parts_manager",
        case=case.pk,
        owner=office.id("customer_service_manager"),
    )
