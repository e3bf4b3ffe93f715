"""The month sheet: attended, late, absent, leave; a running day is no absence."""

import pytest

from chehang.org.models import Employee
from chehang.people.models import Leave, MonthSheet
from tests.people.hr import Hr
from tests.people.month import OCTOBER, sheet, usual, worked
from tests.people.test_close_poll import client_of


def test_october(hr: Hr) -> None:
    usual(hr)
    keeper = Employee.objects.get(pk=hr.office.id("keeper"))
    worked(hr, keeper.number, 12, 13, 14)
    hr.run(
        "import_punches",
        text=f"{keeper.number},2026-10-15 08:50\n{keeper.number},2026-10-15 17:30\n{keeper.number},2026-10-16 08:30",
    )
    Leave.objects.create(
        store=hr.office.store,
        number="x",
        employee=keeper,
        kind="sick",
        first_day="2026-10-19",
        last_day="2026-10-20",
        days=2,
        department="parts",
        reason="病",
    )
    Leave.objects.update(state="approved")
    hr.run("order_overtime", employee=keeper.pk, day="2026-10-14", hours="2", reason="盘点")
    found = sheet(hr)
    assert (found.attended, found.late, found.missing, found.sick, found.weekday_hours) == (5, 1, 1, 2, 2)
    assert found.due_days == found.attended + found.sick + found.absent
    hr.run("sign_sheet", "keeper", sheet=found.pk)
    hr.run("draw_up_sheets", month=OCTOBER)
    found.refresh_from_db()
    assert found.signed_at is not None
    hr.refused("not_allowed", "draw_up_sheets", "keeper", month=OCTOBER)


def exceptions_of(hr: Hr) -> str:
    return client_of(hr, "hr_manager").get("/people/exceptions/?month=2026-11").content.decode()


@pytest.mark.usefixtures("clock_of_server")
def test_an_absence_goes_when_the_punches_come_later(hr: Hr) -> None:
    """The device was offline on Friday: absent at first; its file comes on Monday, and the sheet drawn up again knows better."""
    usual(hr)
    keeper = Employee.objects.get(pk=hr.office.id("keeper"))
    hr.run("keep_file", employee=keeper.pk, hired_on="2026-11-20", working_since="2020-03-01")
    hr.run("draw_up_sheets", month="2026-11-01")
    before = MonthSheet.objects.get(employee=keeper)
    assert (before.due_days, before.absent) == (1, 1)
    assert "无打卡" not in (page := exceptions_of(hr)) and "本月还没有导入打卡记录" in page
    other = Employee.objects.get(pk=hr.office.id("hr_manager"))
    hr.run("import_punches", text=f"{other.number},2026-11-20 08:10")
    assert "无打卡" in (page := exceptions_of(hr)) and "2026-11-20" in page
    hr.run("import_punches", text=f"{keeper.number},2026-11-20 08:20\n{keeper.number},2026-11-20 17:40")
    hr.run("draw_up_sheets", month="2026-11-01")
    after = MonthSheet.objects.get(employee=keeper)
    assert (after.due_days, after.attended, after.absent) == (1, 1, 0)
    assert client_of(hr, "keeper").get("/people/exceptions/").status_code == 403
