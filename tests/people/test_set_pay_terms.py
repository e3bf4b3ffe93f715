"""Pay terms are dated rows."""

from tests.people.hr import Hr
from tests.people.month import terms


def test_a_row_a_day(hr: Hr) -> None:
    terms(hr)
    data = {"employee": hr.office.id("keeper"), "since": "2026-10-01", "base": "1", "insured": "1", "fund_rate": "0.05"}
    hr.refused("terms.known", "set_pay_terms", **data)
    hr.refused("terms.own", "set_pay_terms", **(data | {"employee": hr.office.id("hr_manager")}))
    hr.refused("not_allowed", "set_pay_terms", "finance_manager", **data)
