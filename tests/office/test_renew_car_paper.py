"""A new insurance lasts longer than the one before."""

from tests.office import Office
from tests.office.house import car
from tests.work.refusing import refused


def test_longer(office: Office) -> None:
    of = car(office)
    data = {"car": of.pk, "number": "PDAA2026", "cost": "4200"}
    refused(
        office,
        "car.not_longer",
        "office.renew_car_paper",
        "hr_manager",
        **data,
        kind="insurance",
        valid_until=office.day(90),
    )
    office.run("office.renew_car_paper", "hr_manager", **data, kind="insurance", valid_until=office.day(455))
    of.refresh_from_db()
    assert (of.insured_until, of.inspected_until) == (office.day(455), office.day(200)) and of.papers.count() == 1
    office.run("office.renew_car_paper", "hr_manager", **data, kind="inspection", valid_until=office.day(565))
