"""Back: 36 km driven, and the car shows what it shows."""

from tests.office import Office
from tests.office.house import car, trip
from tests.work.refusing import refused


def test_driven(office: Office) -> None:
    of = car(office)
    assert trip(office, of, "back").driven == 36
    of.refresh_from_db()
    assert of.odometer == 52_036
    out = trip(office, of, "out")
    refused(office, "car.backwards", "office.take_back_car", "hr_manager", trip=out.pk, odometer=52_000)
    office.run("office.take_back_car", "hr_manager", trip=out.pk, odometer=52_036)
