"""The leader says all four: cause, responsibility, measures, teaching."""

from tests.office import Office
from tests.office.desk import CAME_OF_IT, incident
from tests.work.refusing import refused


def test_by_the_leader(office: Office) -> None:
    made = incident(office, "handled")
    refused(office, "incident.not_leader", "office.settle_incident", "hr_manager", incident=made.pk, **CAME_OF_IT)
    refused(office, "not_allowed", "office.settle_incident", "keeper", incident=made.pk, **CAME_OF_IT)
    office.run("office.settle_incident", "service_manager", incident=made.pk, **CAME_OF_IT, loss="3200")
    made.refresh_from_db()
    assert (made.state, made.loss) == ("settled", 3200)
