"""The month sheet: attended, late, absent, leave; a running day is no absence."""

from chehang.org.models import Employee
from chehang.people.models import Leave
from tests.people.hr import Hr
from tests.people.month import OCTOBER, sheet, usual, worked


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
