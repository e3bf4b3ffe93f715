"""Working time and pay."""

from chehang.people.models import MonthSheet, PayInput, Shift
from tests.people.hr import Hr
from tests.people.month import leave, payroll, terms, usual


def tell(hr: Hr) -> None:
    """Shifts, a punch, overtime, leave in its states, sheets, two payrolls."""
    office = hr.office
    usual(hr)
    hr.run(
        "set_roster",
        employee=office.id("keeper"),
        first_day=office.day(1),
        last_day=office.day(1),
        shift=Shift.objects.get(code="A").pk,
    )
    hr.run("correct_punch", employee=office.id("keeper"), day=office.day(-1), time="08:30", reason="忘打卡")
    hr.run("order_overtime", employee=office.id("keeper"), day=office.day(1), hours="2", reason="盘点")
    one = leave(hr)
    hr.yes("people.leave", one.pk, "parts_manager")
    leave(hr, first_day=office.day(7), last_day=office.day(7))
    hr.run("draw_up_sheets", month="2026-11-01")
    hr.run("sign_sheet", "keeper", sheet=MonthSheet.objects.get(employee_id=office.id("keeper")).pk)
    hr.run("keep_file", employee=office.id("keeper"), hired_on="2020-03-01", working_since="2012-03-01")
    hr.run("pay_unused_leave", employee=office.id("keeper"), day="2026-11-20", days=1, average="6000")
    terms(hr)
    PayInput.objects.create(
        store=office.store,
        employee_id=office.id("keeper"),
        month="2026-11-01",
        title="提成",
        amount=100,
        document="tests.past",
        object_id=1,
    )
    terms(hr, "finance_manager", since="2026-11-02")
    hr.run("set_pay_element", code="meals", title="餐补", formula="300 * share", since="2026-11-01", n=45)
    hr.run("enter_pay_year", employee=office.id("keeper"), year=2026, months=9, gross="90000", free="15000", tax="900")
    for sheet in MonthSheet.objects.filter(signed_at=None):
        MonthSheet.objects.filter(pk=sheet.pk).delete()
    payroll(hr, month="2026-11-15")
