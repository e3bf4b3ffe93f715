"""The first response stops its clock."""

from tests.office import Office
from tests.work.complaints import complaint
from tests.work.refusing import refused


def test_the_next_clock_runs(office: Office) -> None:
    case = complaint(office)
    office.run("respond_case", "parts_sales", case=case.pk, text="已致歉")
    case.refresh_from_db()
    assert case.responded_at == office.clock.now() and (case.due_at - case.opened_at).days == 1
    refused(office, "case.responded", "respond_case", "parts_sales", case=case.pk, text="再致歉")
