"""Somebody leads; the clock ends."""

from chehang.core.models import Timer
from tests.office import Office
from tests.office.desk import incident
from tests.work.refusing import refused


def test_leader(office: Office) -> None:
    made = incident(office)
    office.leave("dispatcher")
    refused(office, "not_allowed", "office.take_incident", "keeper", incident=made.pk, leader=office.id("keeper"))
    office.run("office.take_incident", "general_manager", incident=made.pk, leader=office.id("service_manager"))
    assert not Timer.objects.filter(subject="office.Incident", subject_id=made.pk, ended_at=None).exists()
    made.refresh_from_db()
    assert (made.state, made.leader_id) == ("handled", office.id("service_manager"))
