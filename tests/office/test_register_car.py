"""A company car is entered once."""

from tests.office import Office
from tests.office.house import car
from tests.work.refusing import refused


def test_once(office: Office) -> None:
    made = car(office)
    data = {"plate": made.plate, "name": "另一辆", "use": "test", "odometer": 1}
    data |= {"insured_until": office.day(9), "inspected_until": office.day(9)}
    refused(office, "car.plate_taken", "office.register_car", "hr_manager", **data)
