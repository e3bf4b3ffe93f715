"""Annual leave not taken is paid out with consent: three days at a base of 6,000 are 1,655.17 more (§7.4)."""

from decimal import Decimal

from chehang.people.leave_account import left
from chehang.people.models import PayInput, StaffFile
from tests.people.hr import Hr
from tests.people.month import payroll, terms


def test_worked(hr: Hr) -> None:
    keeper = hr.office.id("keeper")
    hr.run("keep_file", employee=keeper, hired_on="2020-03-01", working_since="2012-03-01")
    terms(hr)
    data = {"employee": keeper, "day": "2026-11-20", "average": "6000"}
    hr.refused("unused.too_many", "pay_unused_leave", **data, days=11)
    hr.refused("not_allowed", "pay_unused_leave", "finance_manager", **data, days=3)
    hr.refused("terms.own", "pay_unused_leave", **(data | {"employee": hr.office.id("hr_manager")}), days=3)
    hr.run("pay_unused_leave", **data, days=3)
    hr.refused("unused.once", "pay_unused_leave", **data, days=1)
    file = StaffFile.objects.get(employee_id=keeper)
    assert left(file, "annual", hr.office.day(0), hr.office.who("hr_manager")) == 7
    paid = PayInput.objects.get()
    assert (paid.amount, paid.month.month, paid.how) == (Decimal("1655.17"), 11, "6000.00 ÷ 21.75 × 3 × 2")
    slip = payroll(hr, "draft", "2026-11-15").slips.get()
    assert ["2026 未休年假 3 天", "1655.17", paid.how] in slip.lines
