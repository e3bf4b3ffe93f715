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
    office.pass_time(days=8)
    refused(office, "hazard.extend", "office.order_mending", "hr_manager", **data, due=office.day(7))
    office.run("office.order_mending", "general_manager", **data, due=office.day(2))


def test_a_major_one_is_stopped_and_what_comes_again_has_a_cause(office: Office) -> None:
    """§7.15: stop use; the same place twice in 90 days: cause analysis."""
    first = hazard(office, level="major")
    data = {"responsible": office.id("service_manager"), "measure": "更换锁销", "due": office.day(2)}
    refused(office, "hazard.stop", "office.order_mending", "hr_manager", hazard=first.pk, **data)
    office.run("office.order_mending", "hr_manager", hazard=first.pk, stopped=True, **data)
    office.pass_time(days=60)
    second = hazard(office)
    data["due"] = office.day(2)
    refused(office, "hazard.cause", "office.order_mending", "hr_manager", hazard=second.pk, **data)
    office.run("office.order_mending", "hr_manager", hazard=second.pk, cause="锁销材质不合格", **data)
    office.pass_time(days=91)
    third = hazard(office)
    data["due"] = office.day(2)
    office.run("office.order_mending", "hr_manager", hazard=third.pk, **data)
    third.refresh_from_db()
    assert (third.cause, third.state) == ("", "mending")
