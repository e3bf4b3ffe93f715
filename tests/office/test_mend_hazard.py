"""The responsible person reports it mended."""

from tests.office import Office
from tests.office.desk import hazard
from tests.work.refusing import refused


def test_only_by_him(office: Office) -> None:
    made = hazard(office, "mending")
    refused(office, "hazard.not_yours", "office.mend_hazard", "keeper", hazard=made.pk)
    office.run("office.mend_hazard", "service_manager", hazard=made.pk)
    refused(office, "state.wrong", "office.mend_hazard", "service_manager", hazard=made.pk)
