"""What is added to a month; a closed month is corrected in the next one."""

from tests.people.hr import Hr
from tests.people.month import payroll, terms


def test_closed_months(hr: Hr) -> None:
    terms(hr)
    data = {"employee": hr.office.id("keeper"), "month": "2026-10-01", "title": "精品提成", "amount": "300"}
    hr.run("add_pay_input", **data)
    hr.refused("input.nothing", "add_pay_input", **(data | {"amount": "0"}))
    hr.refused("terms.own", "add_pay_input", **(data | {"employee": hr.office.id("hr_manager")}))
    payroll(hr, "checked")
    hr.refused("payroll.closed", "add_pay_input", **data)
    hr.run("add_pay_input", **(data | {"month": "2026-11-01"}))
    hr.refused("not_allowed", "add_pay_input", "keeper", **data)
