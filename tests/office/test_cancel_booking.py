"""Who booked a room, or HR, gives it back; then another takes it."""

from tests.office import Office
from tests.office.house import booked, room
from tests.work.refusing import refused


def test_given_back_it_is_free(office: Office) -> None:
    hall = room(office)
    one = booked(office, hall)
    refused(office, "booking.not_yours", "office.cancel_booking", "parts_manager", booking=one.pk)
    office.run("office.cancel_booking", "keeper", booking=one.pk, reason="改期")
    one.refresh_from_db()
    assert one.state == "cancelled" and not one.quarters.exists()
    again = booked(office, hall, by="parts_manager")
    office.pass_time(hours=8)
    refused(office, "booking.over", "office.cancel_booking", "hr_manager", booking=again.pk)
