"""The meals of a day are entered once."""

from tests.office import Office
from tests.work.refusing import refused


def test_once(office: Office) -> None:
    data = {"day": office.day(0), "staff": 86, "guests": 4, "cost": "1260.50"}
    office.run("office.count_meals", "hr_manager", **data)
    refused(office, "meals.there", "office.count_meals", "hr_manager", **data)
    refused(office, "date.late", "office.count_meals", "hr_manager", **(data | {"day": office.day(1)}))
