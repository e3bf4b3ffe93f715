"""Cause, remedy, prevention, and what it costs."""

from chehang.core.approvals.waiting import waiting
from tests.office import Office
from tests.work.complaints import WHY, complaint, led_to
from tests.work.refusing import refused


def test_a_compensation_waits_for_who_approves_it(office: Office) -> None:
    head = office.who("customer_service_manager")
    case = led_to(office, "assigned")
    office.run("propose_case", "parts_sales", case=case.pk, compensation="200", **WHY)
    (asked,) = waiting(head, office.day())
    assert (asked.object_id, asked.amount) == (case.pk, 200)


def test_refusals(office: Office) -> None:
    case = complaint(office)
    office.run("assign_case", "parts_manager", case=case.pk, owner=office.id("parts_sales"))
    refused(office, "case.not_responded", "propose_case", "parts_sales", case=case.pk, **WHY)
    refused(office, "case.not_yours", "propose_case", "keeper", case=case.pk, **WHY)
    refused(office, "state.wrong", "propose_case", "parts_sales", case=led_to(office, "agreed").pk, **WHY)
