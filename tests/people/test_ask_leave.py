"""Leave: the longer, the higher it goes; more than is left is asked about."""

from chehang.people.models import StaffFile
from tests.people.hr import Hr
from tests.people.month import leave


def test_who_decides(hr: Hr) -> None:
    day = hr.office.day
    one = leave(hr)
    hr.yes("people.leave", one.pk, "parts_manager")
    one.refresh_from_db()
    assert one.state == "approved" and one.days == 1
    three = leave(hr, first_day=day(7), last_day=day(9))
    hr.yes("people.leave", three.pk, "parts_manager", "hr_manager")
    long = leave(hr, first_day=day(14), last_day=day(18))
    hr.yes("people.leave", long.pk, "parts_manager", "hr_manager", "general_manager")
    assert {x.state for x in type(one).objects.all()} == {"approved"}
    no = leave(hr, first_day=day(21), last_day=day(21), half=True)
    assert no.days == type(no.days)("0.5")
    hr.no("people.leave", no.pk, "parts_manager")


def test_refusals(hr: Hr) -> None:
    day = hr.office.day
    leave(hr)
    base = {"reason": "家中有事"}
    hr.refused("leave.overlap", "ask_leave", "keeper", **base, kind="sick", first_day=day(0), last_day=day(2))
    hr.refused("leave.days", "ask_leave", "keeper", **base, kind="sick", first_day=day(3), last_day=day(2))
    hr.refused("leave.no_day", "ask_leave", "keeper", **base, kind="personal", first_day=day(5), last_day=day(6))
    hr.refused("doubtful", "ask_leave", "keeper", **base, kind="annual", first_day=day(7), last_day=day(8))
    hr.refused("doubtful", "ask_leave", "keeper", **base, kind="time_off", first_day=day(7), last_day=day(8))
    StaffFile.objects.filter(employee_id=hr.office.id("keeper")).update(
        working_since="2020-01-01", hired_on="2020-01-01"
    )
    hr.run("ask_leave", "keeper", **base, kind="annual", first_day=day(7), last_day=day(11))
    hr.refused("doubtful", "ask_leave", "keeper", **base, kind="annual", first_day=day(14), last_day=day(14))
    hr.refused("file.none", "ask_leave", "accountant", **base, kind="sick", first_day=day(3), last_day=day(3))
