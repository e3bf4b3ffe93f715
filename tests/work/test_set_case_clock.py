"""The clocks are data."""

from chehang.work.models import CaseType
from tests.office import Office
from tests.work.complaints import complaint
from tests.work.refusing import refused


def test_the_next_case_follows(office: Office) -> None:
    kind = CaseType.objects.get(code="parts_complaint")
    clock = {"type": kind.pk, "level": "ordinary", "step": "respond", "minutes": 30}
    office.run("set_case_clock", "customer_service_manager", **clock)
    case = complaint(office)
    assert (case.due_at - case.opened_at).total_seconds() == 30 * 60
    refused(office, "case.unknown_type", "set_case_clock", "general_manager", **clock | {"type": 999})
    refused(office, "not_allowed", "set_case_clock", "parts_manager", **clock)
