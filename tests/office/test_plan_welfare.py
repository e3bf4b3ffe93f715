"""A festival is for everybody who works here; a visit names its people."""

from tests.office import Office
from tests.office.house import welfare
from tests.work.refusing import refused


def test_everybody_or_the_named(office: Office) -> None:
    office.who("keeper")
    office.who("parts_manager")
    office.leave("parts_manager")
    assert set(welfare(office).gifts.values_list("employee_id", flat=True)) == {
        office.id("keeper"),
        office.id("hr_manager"),
    }
    visit = {"kind": "visit", "title": "住院慰问", "item": "慰问金", "each": "500", "day": office.day(0)}
    refused(office, "welfare.whom", "office.plan_welfare", "hr_manager", **visit)
    refused(
        office,
        "owner.left",
        "office.plan_welfare",
        "hr_manager",
        **visit,
        people=[{"employee": office.id("parts_manager")}],
    )
    office.run("office.plan_welfare", "hr_manager", **visit, people=[{"employee": office.id("keeper")}])
