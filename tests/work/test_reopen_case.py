"""The customer comes again."""

from tests.office import Office
from tests.work.complaints import led_to
from tests.work.refusing import refused


def test_one_level_higher_and_all_clocks_anew(office: Office) -> None:
    case = led_to(office, "closed")
    office.pass_time(days=10)
    office.run("reopen_case", "customer_service_manager", case=case.pk, reason="又响了")
    case.refresh_from_db()
    assert (case.state, case.level, case.reopened, case.responded_at) == ("assigned", "raised", 1, None)
    assert (case.due_at - office.clock.now()).total_seconds() == 30 * 60
    refused(office, "state.wrong", "reopen_case", "customer_service_manager", case=case.pk, reason="又响")
    refused(office, "not_allowed", "reopen_case", "parts_sales", case=case.pk, reason="又响")
