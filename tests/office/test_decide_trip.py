"""Another person decides on a trip, with a reason for a no."""

from chehang.core.models import InboxItem
from tests.office import Office
from tests.office.house import car, trip
from tests.work.refusing import refused


def test_never_ones_own(office: Office) -> None:
    own = trip(office, car(office), by="hr_manager")
    refused(office, "trip.own", "office.decide_trip", "hr_manager", trip=own.pk)
    office.run("office.decide_trip", "general_manager", trip=own.pk)
    refused(office, "trip.why", "office.decide_trip", "hr_manager", trip=trip(office, own.car).pk, allowed=False)
    assert trip(office, own.car, "refused").state == "refused"
    assert InboxItem.objects.filter(employee_id=office.id("keeper")).exists()
