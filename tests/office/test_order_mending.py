"""Who mends a hazard until when."""

from tests.office import Office
from tests.office.desk import hazard
from tests.work.refusing import refused


def test_within_seven_days(office: Office) -> None:
    made = hazard(office)
    data = {"hazard": made.pk, "responsible": office.id("service_manager"), "measure": "更换锁销"}
    refused(office, "hazard.due", "office.order_mending", "hr_manager", **data, due=office.day(8))
    refused(office, "hazard.due", "office.order_mending", "hr_manager", **data, due=office.day(-1))
    refused(office, "not_allowed", "office.order_mending", "keeper", **data, due=office.day(1))
    office.run("office.order_mending", "hr_manager", **data, due=office.day(7))
    made.refresh_from_db()
    assert made.state == "mending"
