"""Another person than the owner approves what a case costs."""

import pytest

from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest
from tests.office import Office
from tests.work.complaints import WHY, led_to
from tests.work.refusing import refused


def test_the_amount_decides_who_is_asked_and_a_no_asks_for_another_proposal(office: Office) -> None:
    case = led_to(office, "assigned")
    office.run("propose_case", "parts_sales", case=case.pk, compensation="5000.01", **WHY)
    asked = ApprovalRequest.objects.get(document="work.case", object_id=case.pk, state="open")
    assert (asked.post, dict(asked.shown)["Remedy"]) == ("general_manager", WHY["remedy"])
    with pytest.raises(Refused, match=r"approval\.not_asked"):
        office.run("approve_compensation", "customer_service_manager", case=case.pk)
    office.run("core.send_back", "general_manager", request=asked.pk, reason="最多两千")
    case.refresh_from_db()
    assert (case.state, case.compensation_approved_by_id) == ("assigned", None)
    office.run("propose_case", "parts_sales", case=case.pk, compensation="2000", **WHY)
    again = ApprovalRequest.objects.get(document="work.case", object_id=case.pk, state="open")
    assert (again.post, again.previous_id) == ("customer_service_manager", asked.pk)
    office.run("approve_compensation", "customer_service_manager", case=case.pk)
    office.run("agree_case", "parts_sales", case=case.pk, text="客户同意")
    with pytest.raises(Refused, match=r"state\.wrong"):  # what was promised stands
        office.run("core.send_back", "customer_service_manager", request=again.pk, reason="后悔了")


def test_never_the_owner_and_never_twice(office: Office) -> None:
    case = led_to(office, "assigned")
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
