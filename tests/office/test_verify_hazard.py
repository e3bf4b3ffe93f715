"""A hazard is closed by another person than who mended it (H22)."""

from tests.office import Office
from tests.office.desk import hazard
from tests.work.refusing import refused


def test_by_another(office: Office) -> None:
    made = hazard(office, "mended")
    refused(office, "hazard.own", "office.verify_hazard", "service_manager", hazard=made.pk)
    refused(office, "not_allowed", "office.verify_hazard", "keeper", hazard=made.pk)
    office.run("office.verify_hazard", "hr_manager", hazard=made.pk, mended=False)
    made.refresh_from_db()
    assert (made.state, made.mended_on) == ("mending", None)
    assert hazard(office, "closed").verified_by_id == office.id("hr_manager")
