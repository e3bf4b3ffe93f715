"""The keys go out to one at a time, and the odometer runs forward."""

from tests.office import Office
from tests.office.house import car, trip
from tests.work.refusing import refused


def test_one_at_a_time(office: Office) -> None:
    of = car(office)
    first, second = trip(office, of, "allowed"), trip(office, of, "allowed", "parts_manager")
    refused(office, "car.backwards", "office.hand_out_car", "hr_manager", trip=first.pk, odometer=51_999)
    office.run("office.hand_out_car", "hr_manager", trip=first.pk, odometer=52_000)
    refused(office, "car.out", "office.hand_out_car", "hr_manager", trip=second.pk, odometer=52_000)
    asked = trip(office, car(office, "浙B0002A"))
    refused(office, "state.wrong", "office.hand_out_car", "hr_manager", trip=asked.pk, odometer=52_000)


def test_the_insurance_ends_meanwhile(office: Office) -> None:
    allowed = trip(office, car(office, insured_until=office.day(0)), "allowed")
    office.pass_time(days=1)
    refused(office, "car.papers", "office.hand_out_car", "hr_manager", trip=allowed.pk, odometer=52_000)
