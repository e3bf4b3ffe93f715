"""A case gets an owner."""

from tests.office import Office
from tests.work.complaints import complaint, led_to
from tests.work.refusing import refused


def test_level_and_clock_follow(office: Office) -> None:
    case = complaint(office)
    office.run("assign_case", "parts_manager", case=case.pk, owner=office.id("keeper"), level="raised")
    case.refresh_from_db()
    assert (case.state, case.owner_id, case.level) == ("assigned", office.id("keeper"), "raised")
    assert (case.due_at - case.opened_at).total_seconds() == 30 * 60
    office.run("assign_case", "customer_service_manager", case=case.pk, owner=office.id("parts_sales"))
    case.refresh_from_db()
    assert (case.state, case.owner_id) == ("assigned", office.id("parts_sales"))


def test_refusals(office: Office) -> None:
    case, owner = complaint(office), office.id("keeper")
    refused(office, "case.not_your_department", "assign_case", "sales_manager", case=case.pk, owner=owner)
    refused(office, "not_allowed", "assign_case", "keeper", case=case.pk, owner=owner)
    office.leave("keeper")
    refused(office, "owner.left", "assign_case", "parts_manager", case=case.pk, owner=owner)
    over = led_to(office, "closed")
    refused(office, "case.over", "assign_case", "parts_manager", case=over.pk, owner=office.id("parts_manager"))
