"""Overtime: its kind follows the calendar; above three hours a day and 36 a month it is asked about."""

from tests.people.hr import Hr


def test_kinds_and_limit(hr: Hr) -> None:
    data = {"employee": hr.office.id("keeper"), "hours": "8", "reason": "盘点"}
    hr.refused("doubtful", "order_overtime", "parts_manager", **data, day="2026-11-24")
    assert hr.run_anyway("order_overtime", "parts_manager", **data, day="2026-11-24").kind == "weekday"
    assert hr.run("order_overtime", "parts_manager", **data, day="2026-11-28", time_off=True).kind == "rest"
    assert hr.run("order_overtime", "parts_manager", **data, day="2026-10-01").kind == "holiday"
    assert hr.run("order_overtime", "parts_manager", **data, day="2026-10-05").kind == "rest"
    for day in ("2026-11-25", "2026-11-26"):
        hr.run_anyway("order_overtime", **data, day=day)
    hr.refused("doubtful", "order_overtime", **(data | {"hours": "5"}), day="2026-11-29")
    hr.run("order_overtime", **(data | {"hours": "3"}), day="2026-11-27")
    hr.refused("overtime.twice", "order_overtime", **data, day="2026-11-24")
    hr.refused("overtime.holiday", "order_overtime", **data, day="2026-10-02", time_off=True)
    hr.refused(
        "overtime.own",
        "order_overtime",
        "parts_manager",
        **(data | {"employee": hr.office.id("parts_manager")}),
        day="2026-11-24",
    )
    hr.refused("not_allowed", "order_overtime", "keeper", **data, day="2026-11-24")
