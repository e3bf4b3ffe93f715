"""The scanned code proves that the checker is there."""

from tests.office import Office
from tests.work.patrols import planned
from tests.work.refusing import refused


def test_only_at_the_place_and_by_the_checker(office: Office) -> None:
    check = planned(office)
    refused(office, "check.other_place", "start_check", "keeper", check=check.pk, code="PJ-99")
    refused(office, "check.not_yours", "start_check", "parts_manager", check=check.pk, code="PJ-01")
    office.run("start_check", "keeper", check=check.pk, code="pj-01")
    refused(office, "state.wrong", "start_check", "keeper", check=check.pk, code="PJ-01")
