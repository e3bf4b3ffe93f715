"""A month's payslips: each line explains itself; calculated twice it stays one payroll."""

from decimal import Decimal

import pytest
from django.db import IntegrityError

from chehang.people.models import PayRun, Payslip
from chehang.people.wages import tax
from tests.people.hr import Hr
from tests.people.month import OCTOBER, payroll, terms

NOVEMBER = "2026-11-15"
D = Decimal


def test_net_worked(hr: Hr) -> None:
    """Gross 11,096.55, social insurance 945.00, housing fund 720.00, the store's part 2,286.00 (§7.5)."""
    terms(hr)
    hr.run("add_pay_input", employee=hr.office.id("keeper"), month=OCTOBER, title="加班与提成", amount="1896.55")
    hr.run("calculate_pay", month=OCTOBER)
    run = PayRun.objects.get(pk=hr.run("calculate_pay", month=OCTOBER).id)
    slip = Payslip.objects.get()
    assert (slip.gross, slip.insurance, slip.fund, slip.insurance_store) == (
        D("11096.55"),
        D("945.00"),
        D("720.00"),
        D("2286.00"),
    )
    taxed = D("11096.55") - 945 - 720 - 2000 - 5000
    assert slip.tax == (taxed * D("0.03")).quantize(D("0.01")) and slip.net == slip.gross - 945 - 720 - slip.tax
    assert sum(D(amount) for _title, amount, _how in slip.lines) == slip.net
    assert (run.people, run.net) == (1, slip.net)


def test_the_tax_builds_on_the_months_before(hr: Hr) -> None:
    """Taxable until then 24,315.50, tax paid 729.47; in the eleventh month 26,747.05 × 3 % − 729.47 = 72.94, net 9,358.61 (§7.5)."""
    terms(hr)
    hr.run("add_pay_input", employee=hr.office.id("keeper"), month=OCTOBER, title="一至十月", amount="23780.50")
    first = payroll(hr).slips.get()
    assert first.tax == D("729.47")
    hr.run("add_pay_input", employee=hr.office.id("keeper"), month=NOVEMBER, title="加班与提成", amount="1896.55")
    second = payroll(hr, "draft", NOVEMBER).slips.get()
    assert (second.gross, second.tax, second.net) == (D("11096.55"), D("72.94"), D("9358.61"))


def test_a_correction_of_an_earlier_month_is_paid_and_taxed_now(hr: Hr) -> None:
    """October was 1,000 short: the difference stands in November, and both months together are taxed as if it had been right."""
    terms(hr, base="26000")
    october = payroll(hr).slips.get()
    hr.run("add_pay_input", employee=hr.office.id("keeper"), month=NOVEMBER, title="补发十月", amount="1000")
    november = payroll(hr, "draft", NOVEMBER).slips.get()
    taxable = 2 * (D(29200) - 945 - 720 - 2000 - 5000) + 1000
    assert october.tax + november.tax == tax(taxable, D(0))
    hr.refused(
        "payroll.closed", "add_pay_input", employee=hr.office.id("keeper"), month=OCTOBER, title="补发", amount="1000"
    )
    assert Payslip.objects.get(pk=october.pk).gross == 29200


def test_who_begins_within_the_month_is_paid_his_part(hr: Hr) -> None:
    """From Monday, 23 November, six working days: 6,000 × 6 ÷ 21.75 = 1,655.17 (§7.13)."""
    employee = hr.hired()
    day = hr.office.day(0)
    assert day.isoformat() == "2026-11-23"
    pay = {"base": "6000", "insured": "0", "fund_rate": "0", "deductions": "0", "since": day}
    hr.run("set_pay_terms", employee=employee.pk, **pay)
    slip = payroll(hr, "draft", NOVEMBER).slips.get(employee=employee)
    assert (slip.gross, slip.lines[0][2]) == (D("1655.17"), "6000.00 × 6 ÷ 21.75")


def test_one_payroll_a_month_and_it_stands(hr: Hr) -> None:
    terms(hr)
    payroll(hr, "reviewed")
    hr.refused("payroll.closed", "calculate_pay", month=OCTOBER)
    hr.refused("payroll.earlier", "calculate_pay", month="2026-11-15")
    with pytest.raises(IntegrityError):
        Payslip.objects.update(lines=[])


def test_permission(hr: Hr) -> None:
    hr.refused("not_allowed", "calculate_pay", "finance_manager", month=OCTOBER)
