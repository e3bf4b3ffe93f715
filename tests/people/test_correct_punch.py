"""Forgotten punches: three a month, by the manager."""

from tests.people.hr import Hr


def test_three_a_month(hr: Hr) -> None:
    data = {"employee": hr.office.id("keeper"), "day": "2026-11-20", "reason": "忘打卡"}
    for hour in ("08", "09", "10"):
        hr.run("correct_punch", "parts_manager", **data, time=f"{hour}:30")
    hr.refused("punch.too_many", "correct_punch", **data, time="11:30")
    data["day"] = "2026-10-20"
    hr.run("correct_punch", **data, time="11:30")
    hr.refused("punch.known", "correct_punch", **data, time="11:30")
    hr.refused("punch.ahead", "correct_punch", **(data | {"day": hr.office.day(0)}), time="23:30")
    hr.refused("punch.own", "correct_punch", **(data | {"employee": hr.office.id("hr_manager")}), time="11:30")
    hr.refused("not_allowed", "correct_punch", "keeper", **data, time="11:31")
