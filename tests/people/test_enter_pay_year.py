"""A store that begins within the year: the cumulative tax builds on what was paid before."""

from decimal import Decimal

from tests.people.hr import Hr
from tests.people.month import payroll, terms


def test_the_eleventh_month_of_a_store_that_begins_now(hr: Hr) -> None:
    """Ten months before: taxable 24,315.50, tax 729.47. Month 11: 26,747.05 × 3 % − 729.47 = 72.94, net 9,358.61 (§7.5)."""
    terms(hr)
    keeper = hr.office.id("keeper")
    before = {"employee": keeper, "year": 2026, "months": 10, "gross": "110965.50", "free": "36650.00", "tax": "729.47"}
    hr.refused("not_allowed", "enter_pay_year", "finance_manager", **before)
    hr.refused("terms.own", "enter_pay_year", **(before | {"employee": hr.office.id("hr_manager")}))
    hr.refused("payyear.ahead", "enter_pay_year", **(before | {"year": 2027}))
    hr.run("enter_pay_year", **before)
    hr.refused("payyear.known", "enter_pay_year", **before)
    hr.run("add_pay_input", employee=keeper, month="2026-11-15", title="加班与提成", amount="1896.55")
    slip = payroll(hr, "checked", "2026-11-15").slips.get()
    assert (slip.gross, slip.tax, slip.net) == (Decimal("11096.55"), Decimal("72.94"), Decimal("9358.61"))
    terms(hr, "parts_manager")
    hr.run("enter_pay_year", **(before | {"employee": hr.office.id("parts_manager")}))


def test_not_once_the_tax_is_reckoned(hr: Hr) -> None:
    terms(hr)
    payroll(hr, "checked")
    data = {"employee": hr.office.id("keeper"), "year": 2026, "months": 9, "gross": "90000"}
    hr.refused("payyear.late", "enter_pay_year", **data)
